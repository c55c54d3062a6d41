import com.adobe.testing.s3mock.S3MockApplication;
import java.io.IOException;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.ServerConnector;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.embedded.jetty.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/**
 * S3Mock on loopback only, until its standard input ends; by itself it listens on all addresses.
 * Java runs this file as it is, on S3Mock's class path, which the tests do not share.
 */
public class LoopbackS3 implements WebServerFactoryCustomizer<JettyServletWebServerFactory> {
  /** Prints its URL. The arguments are a directory for its files, and a bucket to create. */
  public static void main(String[] args) throws IOException {
    String prefix = "--com.adobe.testing.s3mock.";
    var context =
        (ServletWebServerApplicationContext)
            new SpringApplication(S3MockApplication.class, LoopbackS3.class)
                .run(
                    "--spring.main.banner-mode=off",
                    "--logging.level.root=off",
                    "--server.port=0",
                    prefix + "http-port=0",
                    prefix + "domain.root=" + args[0],
                    prefix + "domain.initial-buckets=" + args[1]);
    System.out.println("http://127.0.0.1:" + context.getWebServer().getPort());
    while (System.in.read() >= 0) {}
    System.exit(0);
  }

  @Override
  public void customize(JettyServletWebServerFactory factory) {
    factory.addServerCustomizers(
        server -> {
          for (Connector connector : server.getConnectors()) {
            ((ServerConnector) connector).setHost("127.0.0.1");
          }
        });
  }
}
