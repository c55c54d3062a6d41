package io.followspot.gateway.alerts;

import io.followspot.json.TimestampFormat;
import io.followspot.protos.v1.AlertEvent;
import jakarta.activation.DataHandler;
import jakarta.mail.Authenticator;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/**
 * Sends alerts by e-mail, with the picture of their moment. A message's id is made of the alert's,
 * so that mailboxes recognise one that comes twice.
 */
final class MailSender implements AlertSender {
  private static final String CHARSET = StandardCharsets.UTF_8.name();
  private static final String PATIENCE_MS = String.valueOf(PATIENCE_S * 1_000);

  private final MailTarget target;
  private final AlertPictures pictures;
  private final Session session;

  MailSender(MailTarget target, AlertPictures pictures) {
    this.target = target;
    this.pictures = pictures;
    session = session(target);
  }

  private static Session session(MailTarget target) {
    Properties settings = new Properties();
    boolean hasUser = !target.user().isEmpty();
    settings.put("mail.transport.protocol", "smtp");
    settings.put("mail.smtp.host", target.url().getHost());
    settings.put("mail.smtp.port", String.valueOf(target.port()));
    settings.put("mail.smtp.auth", String.valueOf(hasUser));
    settings.put("mail.smtp.ssl.enable", String.valueOf(target.isEncrypted()));
    settings.put("mail.smtp.ssl.checkserveridentity", "true");
    settings.put("mail.smtp.starttls.enable", String.valueOf(!target.isEncrypted()));
    // A password is not sent in the clear.
    boolean needsTls =
        hasUser && !target.isEncrypted() && !AlertTarget.isLoopback(target.url().getHost());
    settings.put("mail.smtp.starttls.required", String.valueOf(needsTls));
    // One wrong address must not keep the alert from the others.
    settings.put("mail.smtp.sendpartial", "true");
    for (String wait : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
      settings.put("mail.smtp." + wait, PATIENCE_MS);
    }
    return Session.getInstance(
        settings,
        new Authenticator() {
          @Override
          protected PasswordAuthentication getPasswordAuthentication() {
            return new PasswordAuthentication(target.user(), target.password());
          }
        });
  }

  @Override
  public SendResult send(AlertEvent alert) throws InterruptedException {
    long beganNs = System.nanoTime();
    try {
      Transport.send(message(alert));
      return new SendResult(SendResult.Outcome.TAKEN, 250, "accepted", SendResult.msSince(beganNs));
    } catch (MessagingException e) {
      return result(e, SendResult.msSince(beganNs));
    }
  }

  /**
   * SMTP: 4xx is for now, as from a server that makes strangers wait, 5xx for good. If some
   * receivers were taken and the others are refused for good, nothing is left to try.
   */
  private static SendResult result(MessagingException failure, long durationMs) {
    List<Integer> statuses = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    boolean isTaken = false;
    for (Exception e = failure; e != null; e = next(e)) {
      text.append(text.length() == 0 ? "" : ": ").append(e.getMessage());
      if (e instanceof SendFailedException sent && sent.getValidSentAddresses() != null) {
        isTaken |= sent.getValidSentAddresses().length > 0;
      }
      // A message that only some took ends with the 250 of its text.
      status(e).filter(it -> it >= 400).ifPresent(statuses::add);
    }
    int worst = statuses.stream().filter(it -> it < 500).findFirst().orElse(0);
    if (statuses.isEmpty() || worst > 0) {
      return new SendResult(SendResult.Outcome.FAILED, worst, text.toString(), durationMs);
    }
    SendResult.Outcome outcome = isTaken ? SendResult.Outcome.TAKEN : SendResult.Outcome.REFUSED;
    return new SendResult(outcome, statuses.get(0), text.toString(), durationMs);
  }

  private static @Nullable Exception next(Exception e) {
    return e instanceof MessagingException failure ? failure.getNextException() : null;
  }

  private static Optional<Integer> status(Exception e) {
    if (e instanceof SMTPAddressFailedException address) {
      return Optional.of(address.getReturnCode());
    }
    if (e instanceof SMTPSenderFailedException sender) {
      return Optional.of(sender.getReturnCode());
    }
    return e instanceof SMTPSendFailedException send
        ? Optional.of(send.getReturnCode())
        : Optional.empty();
  }

  private MimeMessage message(AlertEvent alert) throws MessagingException, InterruptedException {
    MimeMessage message =
        new MimeMessage(session) {
          @Override
          protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + alert.getAlertId() + "@followspot>");
          }
        };
    message.setFrom(new InternetAddress(target.from()));
    for (String receiver : target.to()) {
      message.addRecipient(MimeMessage.RecipientType.TO, new InternetAddress(receiver));
    }
    String severity =
        alert.getSeverity().name().replace("ALERT_SEVERITY_", "").toLowerCase(Locale.ROOT);
    message.setSubject(
        "[%s] %s: %s".formatted(severity, alert.getCameraId(), alert.getText()), CHARSET);
    message.setSentDate(new Date(alert.getAtUs() / 1_000));
    MimeMultipart parts = new MimeMultipart();
    MimeBodyPart text = new MimeBodyPart();
    text.setText(text(alert), CHARSET);
    parts.addBodyPart(text);
    byte[] picture = pictures.of(alert).orElse(null);
    if (picture != null) {
      MimeBodyPart attached = new MimeBodyPart();
      attached.setDataHandler(new DataHandler(new ByteArrayDataSource(picture, "image/jpeg")));
      attached.setFileName(alert.getAlertId() + ".jpg");
      attached.setDisposition(MimeBodyPart.INLINE);
      parts.addBodyPart(attached);
    }
    message.setContent(parts);
    return message;
  }

  private String text(AlertEvent alert) {
    StringBuilder text = new StringBuilder();
    text.append(alert.getText()).append("\n\n");
    text.append("Camera  ").append(alert.getCameraId()).append('\n');
    text.append("Time    ").append(TimestampFormat.format(alert.getAtUs())).append('\n');
    String rule = alert.getRuleName().isEmpty() ? alert.getRuleId() : alert.getRuleName();
    text.append("Rule    ").append(rule).append('\n');
    text.append("Alert   ").append(alert.getAlertId()).append('\n');
    if (!target.page().isEmpty()) {
      String view = alert.getTrackId().isEmpty() ? "alerts" : "tracks/" + alert.getTrackId();
      text.append('\n').append(target.page()).append("/#/").append(view).append('\n');
    }
    return text.toString();
  }
}
