package dev.emend.rephrase;

import static dev.emend.rephrase.Say.fails;
import static dev.emend.rephrase.Say.ok;

import dev.emend.interaction.Answer.Status;
import dev.emend.interaction.Feedback;
import dev.emend.interaction.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Pairs of turns that look alike and are not, or are and do not look it: templates of several
 * assistants filled with every value, and pairs written by hand. What surrounds the wording (how
 * the first turn went wrong, how long the silence was, what else was heard, whether something was
 * said before) is drawn from wide ranges with a fixed seed.
 */
final class AdversarialPairs {
  static final int NONE = -1;

  /** What makes a pair misleading. */
  enum Kind {
    SLOT_EXCHANGED_AFTER_SUCCESS(false),
    SLOT_MISHEARD(true),
    ORDER_SWAPPED_AFTER_SUCCESS(false),
    ORDER_SWAPPED_AFTER_FAILURE(true),
    OTHER_INTENT_IN_LIKE_WORDS(false);

    private final boolean rephrase;

    Kind(boolean rephrase) {
      this.rephrase = rephrase;
    }
  }

  /**
   * One pair in its session.
   *
   * @param says position of the turn that the last one says again, or {@link #NONE}
   */
  record Pair(Kind kind, String why, int says, Session session) {}

  private final Random random = new Random(20_261_121);
  private final List<Pair> pairs = new ArrayList<>();

  private AdversarialPairs() {}

  static List<Pair> all() {
    AdversarialPairs made = new AdversarialPairs();
    made.slots();
    made.journeys();
    made.otherOrder();
    made.otherIntents();
    return made.pairs;
  }

  /** A request with one slot, values of it, and mishearings of the value in "heard > meant". */
  private record Request(
      String words, String intent, String slot, List<String> values, List<String> misheard) {
    Say with(String value) {
      return ok(words.formatted(value), intent, slot, value);
    }
  }

  private static Request request(
      String words, String intent, String slot, String values, String misheard) {
    return new Request(
        words, intent, slot, List.of(values.split(", ")), List.of(misheard.split(", ")));
  }

  private static final List<Request> REQUESTS =
      List.of(
          request(
              "turn off the %s light",
              "light.off",
              "room",
              "kitchen, bedroom, hallway, garage, office",
              "bathroom > bedroom, chicken > kitchen, hallmark > hallway, of this > office"),
          request(
              "set the heating to %s degrees",
              "heating.set",
              "degrees",
              "eighteen, twenty, nineteen, twenty two",
              "eighty > eighteen, ninety > nineteen, twenty > twenty two"),
          request(
              "set a timer for %s minutes",
              "timer.set",
              "time",
              "five, ten, twelve, forty five",
              "fifty > fifteen, forty > fourteen, nine > five, tan > ten"),
          request(
              "wake me up at %s",
              "alarm.set",
              "time",
              "six, half past seven, quarter to eight, nine",
              "sex > six, five > nine, quarter two ate > quarter to eight"),
          request(
              "what's the weather in %s",
              "weather.query",
              "city",
              "oslo, madrid, toronto, cape town, vienna",
              "austin > boston, sienna > vienna, tornado > toronto, caped town > cape town"),
          request(
              "play some %s",
              "music.play",
              "genre",
              "jazz, country, techno, classical music, reggae",
              "chess > jazz, ricky > reggae, tech no > techno, counting > country"),
          request(
              "play songs by %s",
              "music.play",
              "artist",
              "abba, the kinks, nina simone, daft punk",
              "after > abba, the kings > the kinks, deaf punk > daft punk, mean a simone > nina"
                  + " simone"),
          request(
              "call %s",
              "phone.call",
              "contact",
              "grandma, peter, doctor miller, aunt rose",
              "peta > peter, doctor mueller > doctor miller, and rose > aunt rose, hannah > anna"),
          request(
              "add %s to the shopping list",
              "list.add",
              "item",
              "milk, eggs, olive oil, toilet paper, rice",
              "ice > rice, all of oil > olive oil, x > eggs, silk > milk, towel paper > toilet"
                  + " paper"),
          request(
              "find me a %s restaurant",
              "places.find",
              "food",
              "thai, greek, mexican, korean, vegan",
              "tie > thai, creek > greek, career > korean, began > vegan"),
          request(
              "how do you say %s in italian",
              "translate.query",
              "phrase",
              "good night, thank you, where is the station",
              "god knight > good night, tank you > thank you, wear is the station > where is the"
                  + " station"),
          request(
              "switch to channel %s",
              "tv.channel",
              "channel",
              "four, eleven, thirty two, sixty",
              "sixteen > sixty, for > four, a lemon > eleven, thirteen two > thirty two"),
          request(
              "remind me to %s",
              "reminder.set",
              "task",
              "water the plants, pay the rent, feed the cat, call the bank",
              "pay the rand > pay the rent, feed the cap > feed the cat, what are the plants >"
                  + " water the plants"),
          request(
              "what is the price of %s stock",
              "stock.price",
              "company",
              "siemens, toyota, nestle, boeing",
              "seamans > siemens, to yoda > toyota, nasty > nestle, bowing > boeing"));

  private void slots() {
    for (Request request : REQUESTS) {
      List<String> values = request.values();
      for (int i = 0; i < values.size(); i++) {
        Say first = undisturbed(request.with(values.get(i)));
        Say second = request.with(values.get((i + 1) % values.size())).after(thought());
        fresh(Kind.SLOT_EXCHANGED_AFTER_SUCCESS, first, sometimesSure(second));
      }
      for (String misheard : request.misheard()) {
        String[] heardAndMeant = misheard.split(" > ");
        again(
            Kind.SLOT_MISHEARD,
            wrong(request.with(heardAndMeant[0]), request.words().formatted(heardAndMeant[1])),
            request.with(heardAndMeant[1]).after(impatience()));
      }
    }
  }

  /** Two places and what lies between them: the way back is another request. */
  private static final List<String> JOURNEYS =
      List.of(
          "flights from %s to %s|travel.flights|from|to|denver, lisbon, tokyo",
          "the next train from %s to %s|travel.trains|from|to|leeds, york, london",
          "how long does the bus take from %s to %s|travel.duration|from|to|school, home, the mall",
          "convert %s to %s|convert.currency|from|to|euros, dollars, pounds",
          "translate from %s to %s|translate.start|from|to|french, german, spanish",
          "move fifty from %s to %s|bank.transfer|from|to|savings, checking, the joint account",
          "copy the photos from my %s to my %s|files.copy|from|to|phone, laptop, tablet",
          "remind %s to call %s|reminder.other|who|contact|anna, peter, lisa",
          "tell %s that %s is late|message.send|to|about|tom, maria, grandpa",
          "did %s win against %s|sport.result|team|opponent|spain, brazil, norway",
          "is %s bigger than %s|fact.compare|first|second|jupiter, saturn, neptune",
          "put %s before %s in the queue|music.order|first|second|hey jude, yesterday, help");

  private void journeys() {
    for (String line : JOURNEYS) {
      String[] parts = line.split("\\|");
      String[] ends = parts[4].split(", ");
      for (int i = 0; i < ends.length; i++) {
        String a = ends[i];
        String b = ends[(i + 1) % ends.length];
        fresh(
            Kind.ORDER_SWAPPED_AFTER_SUCCESS,
            undisturbed(ok(parts[0].formatted(a, b), parts[1], parts[2], a, parts[3], b)),
            sometimesSure(ok(parts[0].formatted(b, a), parts[1], parts[2], b, parts[3], a))
                .after(thought()));
      }
    }
  }

  /** The same wish with its parts in another order: first as it failed, then as it worked. */
  private static final List<String> ORDERS =
      List.of(
          "set an alarm at six tomorrow > set an alarm tomorrow at six|alarm.set|time|six",
          "tomorrow at nine wake me up > wake me up at nine tomorrow|alarm.set|time|nine",
          "lights kitchen off > kitchen lights off|light.off|room|kitchen",
          "the bedroom light turn on > turn on the bedroom light|light.on|room|bedroom",
          "turn the fan in the office off > turn off the fan in the office|fan.off|room|office",
          "in paris what's the weather > what's the weather in paris|weather.query|city|paris",
          "what is for tomorrow the forecast > what is the forecast for tomorrow|weather.query|date"
              + "|tomorrow",
          "jazz play some > play some jazz|music.play|genre|jazz",
          "by queen play something > play something by queen|music.play|artist|queen",
          "play on the kitchen speaker some blues > play some blues on the kitchen speaker"
              + "|music.play|genre|blues",
          "louder make it > make it louder|volume.up|direction|louder",
          "up turn the volume > turn the volume up|volume.up|direction|up",
          "milk to the list add > add milk to the list|list.add|item|milk",
          "to my shopping list add bread > add bread to my shopping list|list.add|item|bread",
          "from my list delete eggs > delete eggs from my list|list.remove|item|eggs",
          "peter call on his mobile > call peter on his mobile|phone.call|contact|peter",
          "on speaker call mum > call mum on speaker|phone.call|contact|mum",
          "send to anna a message > send a message to anna|message.send|contact|anna",
          "to boston book a flight > book a flight to boston|travel.book|to|boston",
          "a taxi at noon order > order a taxi at noon|travel.taxi|time|noon",
          "near me find a pharmacy > find a pharmacy near me|places.find|kind|pharmacy",
          "open is the bank on saturday > is the bank open on saturday|places.hours|kind|bank",
          "who twelve angry men directed > who directed twelve angry men|film.director|film"
              + "|twelve angry men",
          "the movie skip to the end > skip to the end of the movie|video.seek|place|end",
          "on the tv start the news > start the news on the tv|video.play|title|news",
          "monday what's on my calendar > what's on my calendar monday|calendar.query|date|monday",
          "cancel on friday my dentist appointment > cancel my dentist appointment on friday"
              + "|calendar.remove|date|friday",
          "at three schedule a meeting with sam > schedule a meeting with sam at three"
              + "|calendar.add|time|three",
          "for pasta a recipe find > find a recipe for pasta|recipe.find|dish|pasta",
          "ten minutes a timer for > a timer for ten minutes|timer.set|time|ten minutes",
          "in german how do you say cheese > how do you say cheese in german|translate.query|phrase"
              + "|cheese",
          "spell for me necessary > spell necessary for me|word.spell|word|necessary",
          "is how tall mount everest > how tall is mount everest|fact.height|thing|mount everest",
          "to twenty degrees set the heating > set the heating to twenty degrees|heating.set"
              + "|degrees|twenty",
          "door lock the front > lock the front door|lock.close|door|front",
          "the vacuum at ten start > start the vacuum at ten|vacuum.start|time|ten");

  private void otherOrder() {
    for (String line : ORDERS) {
      String[] parts = line.split("\\|");
      String[] orders = parts[0].split(" > ");
      Say first =
          random.nextInt(3) == 0
              ? wrong(ok(orders[0], parts[1].substring(0, parts[1].indexOf('.')) + ".other"), null)
              : fails(orders[0]);
      again(
          Kind.ORDER_SWAPPED_AFTER_FAILURE,
          first.answer(answer()),
          ok(orders[1], parts[1], parts[2], parts[3]).after(impatience()));
    }
  }

  /** Nearly the same words, another wish, both fulfilled. */
  private static final List<String> OTHER_INTENTS =
      List.of(
          "turn on the heating|heating.on > turn off the heating|heating.off",
          "turn off the tv|tv.off > turn on the tv|tv.on",
          "open the blinds|blinds.open > close the blinds|blinds.close",
          "lock the front door|lock.close > unlock the front door|lock.open",
          "call anna|phone.call > text anna|message.send",
          "what's the weather in boston|weather.query > what's the time in boston|clock.query",
          "how far is the station|travel.distance > how old is the station|fact.age",
          "add milk to the list|list.add > take milk off the list|list.remove",
          "play the next song|music.next > play the last song|music.previous",
          "turn the volume up|volume.up > turn the volume down|volume.down",
          "start the dishwasher|dishwasher.start > stop the dishwasher|dishwasher.stop",
          "what did i buy|order.history > when did i buy it|order.date",
          "pause the movie|video.pause > play the movie|video.play",
          "who wrote this song|music.writer > who sings this song|music.singer",
          "set an alarm for seven|alarm.set > set a timer for seven minutes|timer.set",
          "delete the alarm|alarm.remove > delete the timer|timer.remove",
          "what's on my calendar today|calendar.query > what's on my list today|list.query",
          "read my messages|message.read > read my mail|mail.read",
          "where is my phone|phone.find > where is my parcel|order.track",
          "book a table for two|places.book > book a taxi for two|travel.taxi",
          "make the light brighter|light.up > make the light blue|light.color",
          "what is the capital of peru|fact.capital > what is the population of peru|fact.people",
          "how tall is the eiffel tower|fact.height > how old is the eiffel tower|fact.age",
          "play the radio|radio.play > play the record|music.play",
          "show me my photos|photo.show > share my photos|photo.share",
          "find a hotel in rome|travel.hotels > find a flight to rome|travel.flights",
          "translate good morning|translate.query > good morning|general.greet",
          "is it going to rain|weather.rain > is it going to snow|weather.snow",
          "when does the bank open|places.opening > when does the bank close|places.closing",
          "remind me to call mum|reminder.set > call mum|phone.call",
          "like this song|music.like > skip this song|music.next",
          "repeat this song|music.repeat > stop repeating this song|music.once",
          "how do i get to work|travel.route > how long do i work|calendar.hours",
          "buy tickets for friday|event.book > show tickets for friday|event.list",
          "tell me a joke|fun.joke > tell me a story|fun.story",
          "what time is it|clock.time > what day is it|clock.day");

  private void otherIntents() {
    for (String line : OTHER_INTENTS) {
      String[] both = line.split(" > ");
      String[] first = both[0].split("\\|");
      String[] second = both[1].split("\\|");
      fresh(
          Kind.OTHER_INTENT_IN_LIKE_WORDS,
          undisturbed(ok(first[0], first[1])),
          sometimesSure(ok(second[0], second[1])).after(thought()));
    }
  }

  private void again(Kind kind, Say first, Say second) {
    add(kind, first, second.answer(answer()));
  }

  private void fresh(Kind kind, Say first, Say second) {
    add(kind, first, second.answer(answer()));
  }

  /** Every third pair has something unrelated in front. */
  private void add(Kind kind, Say first, Say second) {
    boolean before = random.nextInt(3) == 0;
    Session session =
        before
            ? Say.session(
                ok("good morning", "general.greet").sure(), first.after(thought()), second)
            : Say.session(first, second);
    int at = session.size() - 2;
    String why = session.turn(at).utterance() + " > " + session.turn(at + 1).utterance();
    pairs.add(new Pair(kind, why, kind.rephrase ? at : NONE, session));
  }

  /** Understood, heard to the end, nothing to complain about. */
  private Say undisturbed(Say say) {
    say.answer(answer());
    if (random.nextInt(10) == 0) {
      say.feedback(Feedback.POSITIVE);
    }
    return sometimesSure(say);
  }

  private Say sometimesSure(Say say) {
    return random.nextInt(4) == 0 ? say : say.sure();
  }

  /** Went wrong in one of the ways in which a misheard value goes wrong. */
  private Say wrong(Say say, String meant) {
    say.answer(answer());
    if (meant != null && random.nextInt(3) == 0) {
      say.heardAlso(meant);
    }
    return switch (random.nextInt(5)) {
      case 0 -> say.status(Status.NO_RESULT);
      case 1 -> say.status(Status.ERROR).unsure();
      case 2 -> say.unsure().cutOff(700L + random.nextInt(800));
      case 3 -> say.cutOff(700L + random.nextInt(800));
      default -> say.feedback(Feedback.NEGATIVE).unsure();
    };
  }

  /** Seconds before the next wish. */
  private double thought() {
    return 3 + 17 * random.nextDouble();
  }

  /** Seconds before one says it again. */
  private double impatience() {
    return 0.8 + 4.2 * random.nextDouble();
  }

  private long answer() {
    return 1500L + random.nextInt(4000);
  }
}
