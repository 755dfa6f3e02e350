package dev.emend.jobs.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emend.interaction.Turn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SessionRowsTest {
  private static final Instant MORNING = Instant.parse("2026-03-01T08:00:00Z");

  @Test
  void turnsOfOneDeviceComeTogetherAndOfTwoDoNot() {
    List<List<String>> groups = new ArrayList<>();
    Iterator<List<String>> found =
        groups(Stream.of(said("ann", "a"), said("ann", "b"), said("ann", null), said("bob", "a")));
    found.forEachRemaining(groups::add);
    assertThat(groups)
        .containsExactly(
            List.of("ann on a", "ann on a"),
            List.of("ann on b", "ann on b"),
            List.of("ann on null", "ann on null"),
            List.of("bob on a", "bob on a"));
  }

  @Test
  void noMoreThanOneTurnIsReadAhead() {
    List<Turn> read = new ArrayList<>();
    Iterator<List<String>> found =
        groups(Stream.of(said("ann", "a"), said("bob", "a"), said("cid", "a")), read);
    found.next();
    assertThat(read).hasSize(3);
  }

  @Test
  void groupsThatGiveNothingArePassedOver() {
    Iterator<String> found =
        SessionRows.groups(
            Stream.of(said("ann", "a"), said("bob", "a")).flatMap(List::stream).iterator(),
            turn -> turn,
            group ->
                group.get(0).customerId().equals("ann")
                    ? List.<String>of().iterator()
                    : List.of("bob").iterator());
    assertThat(found.next()).isEqualTo("bob");
    assertThat(found.hasNext()).isFalse();
    assertThatThrownBy(found::next).isInstanceOf(NoSuchElementException.class);
  }

  private static Iterator<List<String>> groups(Stream<List<Turn>> turns) {
    return groups(turns, new ArrayList<>());
  }

  private static Iterator<List<String>> groups(Stream<List<Turn>> turns, List<Turn> read) {
    return SessionRows.groups(
        turns.flatMap(List::stream).toList().stream().peek(read::add).iterator(),
        turn -> turn,
        group ->
            List.of(group.stream().map(t -> t.customerId() + " on " + t.deviceId()).toList())
                .iterator());
  }

  private static List<Turn> said(String customer, String device) {
    return new Conversation(customer, device, MORNING).fails("play maj").fails("play maj").turns();
  }
}
