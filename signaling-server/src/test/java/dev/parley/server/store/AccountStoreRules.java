package dev.parley.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What holds for accounts and sign-ins on every database. */
interface AccountStoreRules {
    long NOW = Samples.NOW;
    User ADA = Samples.user("ada");
    User BOB = Samples.user("bob");

    Database database();

    @Test
    default void an_account_is_found_by_its_name_and_its_id_as_it_was_added() {
        Users users = database().users();
        assertThat(users.add(ADA)).isTrue();
        assertThat(users.named("ada")).contains(ADA);
        assertThat(users.withId(ADA.id())).contains(ADA);
        assertThat(users.named("bob")).isEmpty();
    }

    @Test
    default void a_name_is_given_once_and_the_first_one_keeps_it() {
        Users users = database().users();
        users.add(ADA);
        assertThat(users.add(new User("other", "ada", "", "Other", "h", NOW, null, null)))
                .isFalse();
        assertThat(users.named("ada")).contains(ADA);
    }

    @Test
    default void accounts_change_and_go_with_their_sign_ins() {
        Users users = database().users();
        users.add(ADA);
        users.signedIn(ADA.id(), NOW + 1);
        users.changePassword(ADA.id(), "other");
        users.disable(ADA.id(), NOW + 2);
        assertThat(users.named("ada"))
                .contains(new User(ADA.id(), "ada", ADA.email(), ADA.displayName(), "other", NOW, NOW + 1, NOW + 2));
        users.disable(ADA.id(), null);
        assertThat(users.named("ada").orElseThrow().isDisabled()).isFalse();
        database().signIns().begin(Samples.signIn("s", ADA), NOW);
        users.remove(ADA.id());
        assertThat(users.all()).isEmpty();
        assertThat(database().signIns().withId("s")).isEmpty();
    }

    @Test
    default void an_identity_belongs_to_one_account_and_goes_with_it() {
        Identities identities = database().identities();
        Identities.Identity one = new Identities.Identity("https://login.example.org", "1");
        Identities.Identity elsewhere = new Identities.Identity("https://other.example.org", "1");
        assertThat(identities.user(one)).isEmpty();
        assertThat(identities.add(ADA, one, NOW)).isEqualTo(Identities.Added.DONE);
        assertThat(identities.user(one)).contains(ADA);
        assertThat(identities.user(elsewhere)).isEmpty();

        assertThat(identities.add(BOB, one, NOW)).isEqualTo(Identities.Added.KNOWN);
        assertThat(database().users().named("bob")).as("nothing has changed").isEmpty();
        assertThat(identities.add(ADA, elsewhere, NOW)).isEqualTo(Identities.Added.NAME_TAKEN);
        assertThat(identities.user(elsewhere)).isEmpty();

        database().users().add(BOB);
        assertThat(identities.link(BOB.id(), one, NOW)).isFalse();
        assertThat(identities.link(ADA.id(), elsewhere, NOW + 1)).isTrue();
        assertThat(identities.of(ADA.id())).containsExactly(one, elsewhere);
        assertThat(identities.unlink(ADA.id())).isEqualTo(2);
        assertThat(identities.link(BOB.id(), one, NOW)).isTrue();
        database().users().remove(BOB.id());
        assertThat(identities.user(one)).isEmpty();
    }

    @Test
    default void an_id_token_is_used_once_and_forgotten_some_minutes_after_it_has_run_out() {
        UsedIdTokens used = database().usedIdTokens();
        assertThat(used.use("a", NOW + 10, NOW)).isTrue();
        assertThat(used.use("a", NOW + 10, NOW + 9)).isFalse();
        assertThat(used.use("b", NOW + 10, NOW + 9)).isTrue();
        assertThat(used.use("c", NOW + 30, NOW + 10)).isTrue();
        assertThat(used.use("a", NOW + 10, NOW + 9))
                .as("who judged it in time and is late")
                .isFalse();
        assertThat(used.use("d", NOW + 999_999, NOW + 10 + UsedIdTokens.KEPT_MILLIS))
                .isTrue();
        int left = database()
                .jdbi()
                .withHandle(handle -> handle.createQuery("SELECT COUNT(*) FROM used_id_tokens")
                        .mapTo(Integer.class)
                        .one());
        assertThat(left).as("those that could be used again").isEqualTo(2);
    }

    @Test
    default void of_many_that_rotate_one_token_at_once_one_succeeds() throws Exception {
        database().users().add(ADA);
        SignIns signIns = database().signIns();
        signIns.begin(Samples.signIn("s", ADA), NOW);
        Callable<Boolean> rotating = () -> signIns.rotate("s", 1, NOW + 1, NOW + 5_000);
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            int succeeded = 0;
            for (Future<Boolean> each : threads.invokeAll(
                    List.of(rotating, rotating, rotating, rotating, rotating, rotating, rotating, rotating))) {
                succeeded += each.get() ? 1 : 0;
            }
            assertThat(succeeded).isEqualTo(1);
        }
        assertThat(signIns.withId("s")).contains(new SignIn("s", ADA.id(), 2, NOW, NOW + 1, NOW + 5_000, null));
    }

    @Test
    default void an_ended_sign_in_is_not_rotated_and_one_that_ran_out_is_removed() {
        database().users().add(ADA);
        SignIns signIns = database().signIns();
        signIns.begin(Samples.signIn("s", ADA), NOW);
        signIns.revoke("s", NOW + 1);
        assertThat(signIns.rotate("s", 1, NOW + 2, NOW + 9)).isFalse();
        assertThat(signIns.withId("s").orElseThrow().isLive(NOW + 2)).isFalse();
        signIns.begin(Samples.signIn("t", ADA), NOW + 1_000);
        assertThat(signIns.withId("s")).isEmpty();
    }

    @Test
    default void one_account_has_so_many_sign_ins_and_the_longest_unused_goes() {
        database().users().add(ADA);
        SignIns signIns = database().signIns();
        for (int i = 0; i <= SignIns.MOST_OF_ONE_USER; i++) {
            signIns.begin(new SignIn("s" + i, ADA.id(), 1, NOW + i, NOW + i, NOW + 10_000, null), NOW);
        }
        assertThat(signIns.withId("s0")).isEmpty();
        assertThat(signIns.withId("s1")).isPresent();
        assertThat(signIns.withId("s" + SignIns.MOST_OF_ONE_USER)).isPresent();
    }
}
