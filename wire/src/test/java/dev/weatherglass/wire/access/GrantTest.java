package dev.weatherglass.wire.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GrantTest {

  @Test
  void a_grant_for_some_services_sees_no_other_and_nothing_that_belongs_to_none() {
    var grant = new Grant("shop", Set.of(Scope.READ), Optional.of(Set.of("shop", "cart")));

    assertThat(grant.sees("cart")).isTrue();
    assertThat(grant.sees("payment")).isFalse();
    assertThat(grant.sees(null)).isFalse();
  }

  @Test
  void a_grant_for_all_services_sees_also_what_belongs_to_none() {
    assertThat(Grant.EVERYTHING.sees("payment")).isTrue();
    assertThat(Grant.EVERYTHING.sees(null)).isTrue();
  }

  @Test
  void a_scope_holds_itself_and_admin_holds_all() {
    var reader = new Grant("reader", Set.of(Scope.READ), Optional.empty());
    var admin = new Grant("admin", Set.of(Scope.ADMIN), Optional.empty());

    assertThat(reader.may(Scope.READ)).isTrue();
    assertThat(reader.may(Scope.EVENTS_WRITE)).isFalse();
    assertThat(Scope.values()).allMatch(admin::may);
    assertThat(Scope.values()).noneMatch(Grant.NOTHING::may);
  }

  @Test
  void a_request_without_a_grant_is_no_request_of_everybody() {
    assertThatThrownBy(() -> Grant.of(null)).isInstanceOf(IllegalStateException.class);
    assertThat(Grant.of(Grant.NOTHING)).isEqualTo(Grant.NOTHING);
  }

  @Test
  void a_scope_is_found_by_its_word() {
    assertThat(Scope.words()).containsExactly("events:write", "read", "alerts:write", "admin");
    assertThat(Scope.find("events:write")).contains(Scope.EVENTS_WRITE);
    assertThat(Scope.find("write")).isEmpty();
  }
}
