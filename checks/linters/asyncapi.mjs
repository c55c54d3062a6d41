// Validates an AsyncAPI document: prints what the parser says, and fails if that is an error.
import { readFileSync } from "node:fs";
import { Parser } from "@asyncapi/parser";

const ERROR = 0;

const diagnostics = await new Parser().validate(readFileSync(process.argv[2], "utf8"));
for (const { severity, code, path, message } of diagnostics) {
  console.log(severity, code, path.join("."), message);
}
process.exitCode = diagnostics.some((it) => it.severity === ERROR) ? 1 : 0;
