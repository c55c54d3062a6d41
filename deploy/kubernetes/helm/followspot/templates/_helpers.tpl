{{/* The image of all parts. */}}
{{- define "followspot.image" -}}
image: {{ printf "%s%s" .Values.image.repository (ternary "" (printf ":%s" .Values.image.tag) (empty .Values.image.tag)) | quote }}
{{- with .Values.image.pullPolicy }}
imagePullPolicy: {{ . }}
{{- end }}
{{- end }}

{{/* Fields of every pod; `name` is the service account, `grace` the seconds to end in. */}}
{{- define "followspot.pod" -}}
serviceAccountName: {{ .name }}
automountServiceAccountToken: false
enableServiceLinks: false
terminationGracePeriodSeconds: {{ .grace }}
{{- with .root.Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
securityContext:
  runAsNonRoot: true
  runAsUser: 10001
  runAsGroup: 10001
  fsGroup: 10001
  seccompProfile:
    type: RuntimeDefault
{{- end }}

{{/* Spreads the pods of a component over zones and nodes. */}}
{{- define "followspot.spread" -}}
topologySpreadConstraints:
  - maxSkew: 1
    topologyKey: topology.kubernetes.io/zone
    whenUnsatisfiable: {{ .root.Values.spread.zones }}
    labelSelector:
      matchLabels:
        app.kubernetes.io/component: {{ .name }}
  - maxSkew: 1
    topologyKey: kubernetes.io/hostname
    whenUnsatisfiable: {{ .root.Values.spread.nodes }}
    labelSelector:
      matchLabels:
        app.kubernetes.io/component: {{ .name }}
{{- end }}

{{/* Fields of every container. */}}
{{- define "followspot.container" -}}
envFrom:
  - configMapRef:
      name: followspot
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities:
    drop: [ALL]
{{- end }}

{{/* The probes of a process that answers at `path` of its port `port`. */}}
{{- define "followspot.httpProbes" -}}
startupProbe:
  httpGet:
    path: {{ .path }}
    port: {{ .port }}
  periodSeconds: {{ .startPeriod }}
  failureThreshold: 60
readinessProbe:
  httpGet:
    path: {{ .path }}
    port: {{ .port }}
  periodSeconds: 5
  {{- with .failures }}
  failureThreshold: {{ . }}
  {{- end }}
livenessProbe:
  httpGet:
    path: {{ .path }}
    port: {{ .port }}
  periodSeconds: 10
  timeoutSeconds: 5
  failureThreshold: 6
{{- end }}

{{/* The probes of a process that is there if its port of metrics is open. */}}
{{- define "followspot.metricsProbes" -}}
readinessProbe:
  tcpSocket:
    port: metrics
  periodSeconds: 5
livenessProbe:
  tcpSocket:
    port: metrics
  initialDelaySeconds: {{ . }}
  periodSeconds: 10
  failureThreshold: 6
{{- end }}

{{/* The secret with the certificate authority of the brokers; empty if there is none. */}}
{{- define "followspot.caSecret" -}}
{{- if .Values.kafka.strimzi }}followspot-cluster-ca-cert{{ else }}{{ .Values.kafka.external.caSecret }}{{ end }}
{{- end }}

{{/* Mounts of what a client of Kafka reads. */}}
{{- define "followspot.kafkaMounts" -}}
- name: kafka
  mountPath: /etc/followspot/kafka
  readOnly: true
{{- if include "followspot.caSecret" . }}
- name: kafka-ca
  mountPath: /etc/followspot/kafka-ca
  readOnly: true
{{- end }}
{{- end }}

{{/* The volumes of what a client of Kafka reads; `user` is its user. */}}
{{- define "followspot.kafkaVolumes" -}}
- name: kafka
  secret:
    secretName: followspot-kafka-{{ .user }}
{{- with include "followspot.caSecret" .root }}
- name: kafka-ca
  secret:
    secretName: {{ . }}
{{- end }}
{{- end }}

{{/* Environment of JobManager and TaskManagers; `jobManager` is the JobManager's host. */}}
{{- define "followspot.engineEnv" -}}
- name: FOLLOWSPOT_FLINK_JOBMANAGER
  value: "{{ .jobManager }}:6123"
- name: FOLLOWSPOT_FLINK_BIND
  value: "0.0.0.0"
- name: FOLLOWSPOT_ENGINE_METRICS_LISTEN
  value: "0.0.0.0:9464"
- name: FUNCTIONS_WORD
  valueFrom:
    secretKeyRef:
      name: followspot-functions
      key: word
- name: FOLLOWSPOT_FUNCTIONS_URL
  value: "http://functions:8000/$(FUNCTIONS_WORD)"
- name: FOLLOWSPOT_PARALLELISM
  value: {{ .root.Values.engine.parallelism | quote }}
- name: FOLLOWSPOT_SLOTS
  value: {{ .root.Values.engine.slots | quote }}
{{- end }}

{{/* The spec of a claim for a volume. */}}
{{- define "followspot.claim" -}}
accessModes: [{{ .accessMode }}]
{{- with .storageClass }}
storageClassName: {{ . }}
{{- end }}
resources:
  requests:
    storage: {{ .size }}
{{- end }}

{{/* The storage of a pool of Kafka's nodes. */}}
{{- define "followspot.kafkaStorage" -}}
type: jbod
volumes:
  - id: 0
    type: persistent-claim
    size: {{ .size }}
    {{- with .storageClass }}
    class: {{ . }}
    {{- end }}
    kraftMetadata: shared
    deleteClaim: false
{{- end }}

{{/* The rule of a network policy that allows connections to the brokers. */}}
{{- define "followspot.kafkaEgress" -}}
{{- if .Values.kafka.strimzi -}}
- to:
    - podSelector:
        matchLabels:
          strimzi.io/cluster: followspot
  ports:
    - protocol: TCP
      port: 9093
{{- else -}}
- ports:
    {{- range .Values.kafka.external.ports }}
    - protocol: TCP
      port: {{ . }}
    {{- end }}
  {{- with .Values.kafka.external.networks }}
  to:
    {{- range . }}
    - ipBlock:
        cidr: {{ . | quote }}
    {{- end }}
  {{- end }}
{{- end }}
{{- end }}
