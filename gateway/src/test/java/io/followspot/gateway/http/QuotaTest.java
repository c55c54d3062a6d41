package io.followspot.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

class QuotaTest {
  private static final CallerKey ANN_HERE = new CallerKey("here", "ann");
  private static final CallerKey ANN_THERE = new CallerKey("there", "ann");
  private static final CallerKey BOB_HERE = new CallerKey("here", "bob");
  private static final CallerKey NOBODY_HERE = new CallerKey("here", "");

  @Test
  void token_hasItsShareWhereverItIs() {
    Quota quota = new Quota(100, 2, 100);
    assertThat(quota.acquire(ANN_HERE, 1)).isPresent();
    Quota.Lease second = quota.acquire(ANN_THERE, 1).orElseThrow();
    assertThat(quota.acquire(ANN_HERE, 1)).isEmpty();
    assertThat(quota.acquire(BOB_HERE, 2)).isPresent();
    second.close();
    second.close();
    assertThat(quota.acquire(ANN_HERE, 1)).isPresent();
    assertThat(quota.acquire(ANN_HERE, 1)).isEmpty();
  }

  @Test
  void address_hasItsShareWhateverTokensItHas() {
    Quota quota = new Quota(100, 100, 2);
    assertThat(quota.acquire(ANN_HERE, 1)).isPresent();
    assertThat(quota.acquire(BOB_HERE, 1)).isPresent();
    assertThat(quota.acquire(NOBODY_HERE, 1)).isEmpty();
    assertThat(quota.acquire(ANN_THERE, 1)).isPresent();
  }

  @Test
  void total_isSharedByAll() {
    Quota quota = new Quota(1, 5, 5);
    Quota.Lease lease = quota.acquire(ANN_HERE, 1).orElseThrow();
    assertThat(quota.acquire(BOB_HERE, 1)).isEmpty();
    lease.close();
    assertThat(quota.used()).isZero();
  }

  @Test
  void address_ofIpv6_isItsNetwork() throws Exception {
    assertThat(key("2001:db8::1")).isEqualTo(key("2001:db8::ffff:2"));
    assertThat(key("2001:db8::1")).isNotEqualTo(key("2001:db8:0:1::1"));
    assertThat(key("192.0.2.1")).isNotEqualTo(key("192.0.2.2"));
  }

  private static CallerKey key(String address) throws Exception {
    return CallerKey.of(new InetSocketAddress(InetAddress.getByName(address), 4_711));
  }
}
