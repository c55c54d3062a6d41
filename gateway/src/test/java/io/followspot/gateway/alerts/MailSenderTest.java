package io.followspot.gateway.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.followspot.protos.v1.AlertEvent;
import io.followspot.protos.v1.AlertSeverity;
import jakarta.mail.BodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With a real SMTP server in this process. */
class MailSenderTest {
  private static final byte[] PICTURE = {(byte) 0xFF, (byte) 0xD8, 1, 2, 3};

  private GreenMail server;

  @BeforeEach
  void serve() {
    server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void alert_isSentWithItsPictureAndALink_andRecognisedIfItComesTwice() throws Exception {
    MailSender sender = new MailSender(target("", ""), alert -> Optional.of(PICTURE));

    SendResult result = sender.send(alert());

    assertThat(result.isTaken()).isTrue();
    MimeMessage mail = server.getReceivedMessages()[0];
    assertThat(mail.getMessageID()).isEqualTo("<yard.alert.1@followspot>");
    assertThat(mail.getSubject()).isEqualTo("[critical] yard: Person im Hof – Tür 2");
    assertThat(mail.getFrom()[0]).hasToString("followspot@example.org");
    assertThat(mail.getAllRecipients()).hasSize(2);
    MimeMultipart parts = (MimeMultipart) mail.getContent();
    assertThat(parts.getBodyPart(0).getContent().toString())
        .contains("Rule    night")
        .contains("https://cameras.example/#/tracks/yard.1.7");
    BodyPart picture = parts.getBodyPart(1);
    assertThat(picture.getFileName()).isEqualTo("yard.alert.1.jpg");
    assertThat(picture.getInputStream().readAllBytes()).isEqualTo(PICTURE);
  }

  @Test
  void alertWithoutPicture_isSentAsText() throws Exception {
    assertThat(new MailSender(target("", ""), alert -> Optional.empty()).send(alert()).isTaken())
        .isTrue();
    assertThat(((MimeMultipart) server.getReceivedMessages()[0].getContent()).getCount())
        .isEqualTo(1);
  }

  @Test
  void serverThatIsNotThere_isTriedAgain() throws Exception {
    MailSender sender = new MailSender(target("", ""), alert -> Optional.empty());
    server.stop();

    SendResult result = sender.send(alert());

    assertThat(result.isTaken()).isFalse();
    assertThat(result.mayBeRepeated()).isTrue();
    assertThat(result.text()).contains("Connection refused");
  }

  @Test
  void wrongPassword_isSaid_withoutThePassword() throws Exception {
    server.setUser("ops", "right");
    SendResult result =
        new MailSender(target("ops", "hunter2hunter2"), alert -> Optional.empty()).send(alert());

    assertThat(result.isTaken()).isFalse();
    assertThat(result.text()).containsIgnoringCase("authentication").doesNotContain("hunter2");
  }

  @Test
  void receiverThatIsToWait_isTriedAgain_andOneThatDoesNotExistKeepsNobodyElseFromIt()
      throws Exception {
    assertThat(answered("450 4.2.0 Greylisted", "450 4.2.0 Greylisted"))
        .satisfies(it -> assertThat(it.mayBeRepeated()).isTrue())
        .satisfies(it -> assertThat(it.status()).isEqualTo(450));
    SendResult partly = answered("250 OK", "550 5.1.1 No such user");
    assertThat(partly.isTaken()).isTrue();
    assertThat(partly.text()).contains("No such user");
    SendResult none = answered("550 5.1.1 No such user", "550 5.1.1 No such user");
    assertThat(none.isTaken()).isFalse();
    assertThat(none.mayBeRepeated()).isFalse();
  }

  /** With a server that gives these answers to the two receivers. */
  private static SendResult answered(String first, String second) throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      socket.setSoTimeout(20_000);
      Thread server = new Thread(() -> serve(socket, List.of(first, second)), "smtp");
      server.start();
      MailTarget target =
          new MailTarget(
              filter(),
              URI.create("smtp://127.0.0.1:" + socket.getLocalPort()),
              "",
              "",
              "followspot@example.org",
              List.of("ops@example.org", "night@example.org"),
              "");
      SendResult result = new MailSender(target, alert -> Optional.empty()).send(alert());
      server.join(20_000);
      return result;
    }
  }

  private static void serve(ServerSocket socket, List<String> receivers) {
    try (Socket client = socket.accept();
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        PrintStream out = new PrintStream(client.getOutputStream(), true, StandardCharsets.UTF_8)) {
      Iterator<String> next = receivers.iterator();
      boolean isText = false;
      out.print("220 test\r\n");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (isText && !line.equals(".")) {
          continue;
        }
        isText = line.equals("DATA");
        String answer = isText ? "354 go on" : line.startsWith("RCPT") ? next.next() : "250 OK";
        out.print((line.equals("QUIT") ? "221 bye" : answer) + "\r\n");
      }
    } catch (IOException e) {
      // The sender has ended the connection.
    }
  }

  @Test
  void target_refusesWhatIsNoAddress() {
    URI url = URI.create("smtp://mail.example:587");
    assertThatThrownBy(
            () -> new MailTarget(filter(), url, "", "", "nobody", List.of("a@example.org"), ""))
        .hasMessageContaining("from of ops");
    assertThatThrownBy(() -> new MailTarget(filter(), url, "", "", "a@example.org", List.of(), ""))
        .hasMessageContaining("to of ops");
  }

  private MailTarget target(String user, String password) {
    return new MailTarget(
        filter(),
        URI.create("smtp://127.0.0.1:" + server.getSmtp().getPort()),
        user,
        password,
        "followspot@example.org",
        List.of("ops@example.org", "night@example.org"),
        "https://cameras.example");
  }

  private static AlertFilter filter() {
    return new AlertFilter("ops", AlertSeverity.ALERT_SEVERITY_INFO, Set.of());
  }

  private static AlertEvent alert() {
    return WebhookReceiver.alert("yard.alert.1").toBuilder()
        .setSeverity(AlertSeverity.ALERT_SEVERITY_CRITICAL)
        .setRuleId("night")
        .setTrackId("yard.1.7")
        .setText("Person im Hof – Tür 2")
        .build();
  }
}
