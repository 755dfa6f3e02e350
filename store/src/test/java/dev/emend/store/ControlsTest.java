package dev.emend.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emend.interaction.Arm;
import dev.emend.interaction.Rewrite;
import dev.emend.store.blob.FolderSource;
import dev.emend.store.publish.PublishOptions;
import dev.emend.store.publish.PublishOutcome;
import dev.emend.store.publish.RewritePublisher;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator can do: pin, switch off, withhold, and ask how it is. */
class ControlsTest {
  private static final LocalDate NIGHT = LocalDate.of(2026, 11, 20);
  private static final Instant NOW = Instant.parse("2026-11-21T03:00:00Z");
  private static final long FIRST = 20261121030000000L;
  private static final long SECOND = 20261121030100000L;
  private static final Rewrite REWRITE = Rewrites.global(null, "a", "first");

  @TempDir Path folder;
  private Instant clock = NOW;

  @BeforeEach
  void publishTheFirst() {
    publish(0, REWRITE, Rewrites.personal("c1", null, "own", "first of my own"));
  }

  private void publish(int minutes, Rewrite... rewrites) {
    assertThat(publisher().publish(List.of(rewrites), NIGHT, NOW.plusSeconds(60L * minutes)))
        .isInstanceOf(PublishOutcome.Published.class);
  }

  private void publishTheSecond() {
    publish(1, Rewrites.global(null, "a", "second"));
  }

  private RewritePublisher publisher() {
    return new RewritePublisher(folder, PublishOptions.DEFAULT);
  }

  private RewriteStore open(StoreOptions options) {
    return RewriteStore.open(new FolderSource(folder), options.withClock(() -> clock));
  }

  private RewriteStore open() {
    return open(StoreOptions.standard());
  }

  private static String target(RewriteStore store) {
    return store.lookup("en-US", null, null, "a").map(ServedRewrite::target).orElse(null);
  }

  @Test
  void aDecisionHoldsWhatTheNluAndTheLogNeed() {
    Decision decision = open().decide("en-US", "c1", null, " A ");
    assertThat(decision.utterance()).isEqualTo("first");
    assertThat(decision.applied()).isTrue();
    assertThat(decision.withheld()).isEmpty();
    assertThat(decision.provenance())
        .isEqualTo(new Provenance(REWRITE.rewriteId(), "" + FIRST, "first", null));
    assertThat(decision.provenance().toLog())
        .isEqualTo(
            Map.of(
                "rewrite_id",
                REWRITE.rewriteId(),
                "store_version",
                "" + FIRST,
                "served_utterance",
                "first"));
  }

  @Test
  void whatHasNoRewriteStaysAsItWasHeard() {
    Decision decision = open().decide("en-US", "c1", null, " No  Rewrite ");
    assertThat(decision).isEqualTo(new Decision(" No  Rewrite ", null, null));
    assertThat(decision.applied()).isFalse();
    assertThat(decision.withheld()).isEmpty();
    assertThat(decision.provenance()).isEqualTo(Provenance.NONE);
    assertThat(decision.provenance().toLog()).isEmpty();
  }

  @Test
  void fromACustomerInControlTheRewriteIsWithheldAndOnlyTheArmIsLogged() {
    RewriteStore store = open(StoreOptions.standard().withExperiment(new Experiment("pilot", 1)));
    Decision decision = store.decide("en-US", "c1", null, "Own");
    assertThat(decision.utterance()).isEqualTo("Own");
    assertThat(decision.applied()).isFalse();
    assertThat(decision.withheld()).map(ServedRewrite::target).contains("first of my own");
    assertThat(decision.provenance().toLog()).isEqualTo(Map.of("arm", "CONTROL"));
    assertThat(store.decide("en-US", "c1", null, "other").arm()).isNull();
  }

  @Test
  void aCustomerInTreatmentIsServedWithTheArm() {
    RewriteStore store = open(StoreOptions.standard().withExperiment(new Experiment("pilot", 0)));
    Decision decision = store.decide("en-US", "c1", null, "a");
    assertThat(decision.utterance()).isEqualTo("first");
    assertThat(decision.provenance().arm()).isEqualTo(Arm.TREATMENT);
  }

  @Test
  void nobodyInParticularIsServedAndInNoArm() {
    RewriteStore store = open(StoreOptions.standard().withExperiment(new Experiment("pilot", 1)));
    Decision decision = store.decide("en-US", null, null, "a");
    assertThat(decision.utterance()).isEqualTo("first");
    assertThat(decision.provenance().arm()).isNull();
    assertThat(store.lookup("en-US", "c1", null, "a")).isPresent();
  }

  @Test
  void aDecisionNeverThrows() {
    RewriteStore store = open(StoreOptions.standard().withExperiment(new Experiment("x", 0.5)));
    Random random = new Random(1);
    for (int i = 0; i < 5_000; i++) {
      String junk = junk(random);
      assertThat(store.decide(junk(random), junk(random), junk(random), junk).utterance())
          .isEqualTo(junk);
    }
    assertThat(store.decide(null, null, null, null).utterance()).isNull();
    assertThat(store.decide("en-US", "\ud800", null, "a").rewrite()).isNotNull();
  }

  /** Characters of every kind, unpaired surrogates and controls among them, or null. */
  private static String junk(Random random) {
    if (random.nextInt(20) == 0) {
      return null;
    }
    StringBuilder junk = new StringBuilder();
    int length = random.nextInt(1 << random.nextInt(10));
    for (int i = 0; i < length; i++) {
      junk.append((char) random.nextInt(1 << (4 + random.nextInt(13))));
    }
    return junk.toString();
  }

  @Test
  void aPinnedVersionIsServedWhateverIsAnnounced() {
    RewriteStore store = open();
    assertThat(store.pin(FIRST)).isEqualTo(new Refresh.Current(FIRST));
    publishTheSecond();
    assertThat(store.refresh()).isEqualTo(new Refresh.Current(FIRST));
    assertThat(target(store)).isEqualTo("first");
    assertThat(store.version().announced()).isFalse();
    assertThat(store.unpin()).isEqualTo(new Refresh.Moved(FIRST, SECOND, true));
    assertThat(target(store)).isEqualTo("second");
    assertThat(store.version().announced()).isTrue();
  }

  @Test
  void anOlderVersionCanBePinnedAndLeftAgain() {
    publishTheSecond();
    RewriteStore store = open();
    assertThat(store.pin(FIRST)).isEqualTo(new Refresh.Moved(SECOND, FIRST, true));
    assertThat(target(store)).isEqualTo("first");
    assertThat(store.health().pinned()).isTrue();
    assertThat(store.unpin()).isEqualTo(new Refresh.Moved(FIRST, SECOND, true));
    assertThat(store.unpin()).isEqualTo(new Refresh.Current(SECOND));
    assertThat(store.health().pinned()).isFalse();
  }

  @Test
  void unpinningTheAnnouncedVersionLoadsNothing() {
    RewriteStore store = open();
    store.pin(FIRST);
    assertThat(store.unpin()).isEqualTo(new Refresh.Current(FIRST));
    assertThat(store.version().announced()).isTrue();
  }

  @Test
  void aVersionThatIsNotThereIsNotPinned() {
    RewriteStore store = open();
    assertThat(store.pin(17))
        .isInstanceOfSatisfying(
            Refresh.Refused.class,
            refused ->
                assertThat(refused.sentence())
                    .contains("version 17", folder.toString(), "its manifest is missing"));
    assertThat(target(store)).isEqualTo("first");
    assertThat(store.health().pinned()).isFalse();
    publishTheSecond();
    assertThat(store.refresh()).isEqualTo(new Refresh.Moved(FIRST, SECOND, true));
  }

  @Test
  void aDamagedVersionIsNotPinned() throws IOException {
    publishTheSecond();
    publish(2, Rewrites.global(null, "a", "third"));
    RewriteStore store = open();
    Path snapshot = folder.resolve(FIRST + ".snapshot");
    byte[] good = Files.readAllBytes(snapshot);
    good[40] ^= 4;
    Files.write(snapshot, good);
    assertThat(store.pin(FIRST))
        .isInstanceOfSatisfying(
            Refresh.Refused.class,
            refused -> assertThat(refused.sentence()).contains(FIRST + ".snapshot", "damaged"));
    assertThat(target(store)).isEqualTo("third");
    assertThatThrownBy(() -> open(StoreOptions.standard().withPin(FIRST)))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(FIRST + ".snapshot");
  }

  @Test
  void aStoreIsOpenedWithAPin() {
    publishTheSecond();
    RewriteStore store = open(StoreOptions.standard().withPin(FIRST));
    assertThat(target(store)).isEqualTo("first");
    assertThat(store.refresh()).isEqualTo(new Refresh.Current(FIRST));
    assertThat(store.unpin()).isEqualTo(new Refresh.Moved(FIRST, SECOND, true));
  }

  @Test
  void aPinHoldsWhereNothingIsAnnounced() throws IOException {
    Files.delete(folder.resolve("announced"));
    RewriteStore store = open(StoreOptions.standard().withPin(FIRST));
    assertThat(target(store)).isEqualTo("first");
    assertThat(store.unpin()).isInstanceOf(Refresh.Refused.class);
    assertThat(target(store)).isEqualTo("first");
  }

  @Test
  void whatIsSwitchedOffHereAnswersNothingAtOnceAndFollowsOn() {
    RewriteStore store = open();
    store.disable("wrong names in Berlin");
    assertThat(target(store)).isNull();
    assertThat(store.decide("en-US", "c1", null, "a")).isEqualTo(Decision.unchanged("a"));
    publishTheSecond();
    assertThat(store.refresh()).isEqualTo(new Refresh.Moved(FIRST, SECOND, true));
    assertThat(target(store)).isNull();
    assertThat(store.health().verdict()).isEqualTo(Health.Verdict.OFF);
    assertThat(store.health().off()).isEqualTo("wrong names in Berlin");
    store.enable();
    assertThat(target(store)).isEqualTo("second");
    assertThat(store.health().verdict()).isEqualTo(Health.Verdict.SERVING);
  }

  @Test
  void aFileSwitchesOffAllWhoFollow() throws IOException {
    RewriteStore store = open();
    Files.writeString(folder.resolve("off"), "wrong names\u0007 in Berlin\nsince nine\n");
    assertThat(store.refresh()).isEqualTo(new Refresh.Current(FIRST));
    assertThat(target(store)).isNull();
    assertThat(store.health().off()).isEqualTo("wrong names  in Berlin");
    assertThat(target(open())).isNull();
    store.enable();
    assertThat(target(store)).isNull();
    Files.delete(folder.resolve("off"));
    store.refresh();
    assertThat(target(store)).isEqualTo("first");
  }

  @Test
  void aProcessThatWasSwitchedOffStaysOffWhenTheFleetIsSwitchedOn() throws IOException {
    Files.createFile(folder.resolve("off"));
    RewriteStore store = open();
    assertThat(store.health().off()).isEqualTo("no reason was given");
    store.disable("here too");
    Files.delete(folder.resolve("off"));
    store.refresh();
    assertThat(store.health().off()).isEqualTo("here too");
    store.enable();
    assertThat(target(store)).isEqualTo("first");
  }

  @Test
  void publishingLeavesTheSwitchAlone() throws IOException {
    Files.createFile(folder.resolve("off"));
    publishTheSecond();
    assertThat(folder.resolve("off")).exists();
  }

  @Test
  void aPinnedStoreObeysTheSwitch() throws IOException {
    RewriteStore store = open(StoreOptions.standard().withPin(FIRST));
    Files.createFile(folder.resolve("off"));
    store.refresh();
    assertThat(target(store)).isNull();
  }

  @Test
  void healthTellsWhatIsServedAndHowOldItIs() {
    RewriteStore store = open();
    clock = NOW.plusSeconds(90);
    Health health = store.health();
    assertThat(health)
        .isEqualTo(
            new Health(
                Health.Verdict.SERVING,
                FIRST,
                NIGHT,
                Duration.ofSeconds(90),
                Duration.ofSeconds(90),
                2,
                store.bytesOnHeap(),
                false,
                null,
                null,
                0));
    store.refresh();
    assertThat(store.health().sinceRefresh()).isEqualTo(Duration.ZERO);
    clock = NOW.minusSeconds(5);
    assertThat(store.health().age()).isEqualTo(Duration.ZERO);
  }

  @Test
  void aRefusedRefreshIsCountedUntilItIsMended() throws IOException {
    RewriteStore store = open();
    String good = Files.readString(folder.resolve("announced"));
    Files.writeString(folder.resolve("announced"), "nonsense");
    clock = NOW.plusSeconds(60);
    store.refresh();
    store.refresh();
    assertThat(store.health().verdict()).isEqualTo(Health.Verdict.REFUSING);
    assertThat(store.health().refusal()).contains("announced", "damaged");
    assertThat(store.health().refusals()).isEqualTo(2);
    assertThat(store.health().sinceRefresh()).isEqualTo(Duration.ofSeconds(60));
    Files.writeString(folder.resolve("announced"), good);
    store.refresh();
    assertThat(store.health().verdict()).isEqualTo(Health.Verdict.SERVING);
    assertThat(store.health().refusals()).isEqualTo(2);
  }

  @Test
  void aStoreIsStaleBeyondTheGivenAge() {
    StoreOptions options = StoreOptions.standard().withStaleAfter(Duration.ofHours(30));
    RewriteStore store = open(options);
    clock = NOW.plus(Duration.ofHours(30));
    assertThat(store.health().verdict()).isEqualTo(Health.Verdict.SERVING);
    clock = clock.plusMillis(1);
    assertThat(store.health().verdict()).isEqualTo(Health.Verdict.STALE);
    store.refresh();
    assertThat(store.health().verdict()).isEqualTo(Health.Verdict.STALE);
    store.pin(FIRST);
    assertThat(store.health().verdict()).isEqualTo(Health.Verdict.SERVING);
  }

  @Test
  void aVersionsNumberIsTheMomentItWasPublished() {
    assertThat(publishedAt(20261121030000123L)).isEqualTo("2026-11-21T03:00:00.123Z");
    assertThat(publishedAt(20261121030059999L + 1)).isEqualTo("2026-11-21T03:01:00Z");
    assertThat(version(17).publishedAt()).isEmpty();
    assertThat(version(20261399999999999L).publishedAt()).isEmpty();
  }

  private static StoreVersion version(long number) {
    return new StoreVersion(number, NIGHT, 0, 0, "", true);
  }

  private static String publishedAt(long number) {
    return version(number).publishedAt().orElseThrow().toString();
  }

  @Test
  void anAddressOfAnotherKindNeedsAnAdapter() {
    assertThatThrownBy(() -> RewriteStore.open(URI.create("s3://bucket/store")))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("s3://bucket/store")
        .hasMessageContaining("adapter");
    assertThat(target(RewriteStore.open(folder.toUri()))).isEqualTo("first");
  }
}
