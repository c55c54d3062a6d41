{{/* Conditions on several values, which a schema cannot express. */}}
{{- define "followspot.checks" -}}
{{- with .Values.engine }}
{{- if gt (int .parallelism) (mul .slots .taskManagers | int) }}
{{- fail (printf "engine.parallelism (%v) is more than engine.slots * engine.taskManagers (%v)" .parallelism (mul .slots .taskManagers)) }}
{{- end }}
{{- end }}
{{- with .Values.functions.autoscaling }}
{{- if gt (int .minReplicas) (int .maxReplicas) }}
{{- fail (printf "functions.autoscaling.minReplicas (%v) is more than maxReplicas (%v)" .minReplicas .maxReplicas) }}
{{- end }}
{{- end }}
{{- with .Values.kafka }}
{{- if .strimzi }}
{{- if gt (int .replicationFactor) (int .brokers.replicas) }}
{{- fail (printf "kafka.replicationFactor (%v) is more than kafka.brokers.replicas (%v)" .replicationFactor .brokers.replicas) }}
{{- end }}
{{- if gt (int .minInSyncReplicas) (int .replicationFactor) }}
{{- fail (printf "kafka.minInSyncReplicas (%v) is more than kafka.replicationFactor (%v)" .minInSyncReplicas .replicationFactor) }}
{{- end }}
{{- else if not .external.bootstrapServers }}
{{- fail "kafka.external.bootstrapServers is needed where kafka.strimzi is false" }}
{{- end }}
{{- end }}
{{- if and .Values.gateway.ingress.enabled (not .Values.gateway.ingress.host) }}
{{- fail "gateway.ingress.host is needed where gateway.ingress.enabled is true" }}
{{- end }}
{{- $names := dict }}
{{- range .Values.publishers }}
{{- if hasKey $names .name }}
{{- fail (printf "publishers: the name %s is used twice" .name) }}
{{- end }}
{{- $_ := set $names .name true }}
{{- end }}
{{- end }}
