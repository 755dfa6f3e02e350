package dev.emend.jobs.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;

class TableColumnTest {
  @Test
  void dictionaryHasALineForEachColumnWithItsTypeUnitAndMeaning() {
    assertThat(Schemas.dictionary(QuarantineColumn.values()).lines())
        .hasSize(2 + QuarantineColumn.values().length)
        .contains(
            "| position | bigint | position_unit | where in the file the record stands |",
            "| file | string |  | the file, relative to the logs folder |");
  }

  @Test
  void fieldOfASchemaCarriesMeaningAndUnit() {
    assertThat(TurnColumn.RESPONSE_MS.field().getComment().get())
        .isEqualTo("length of the answer or of the playback that was planned [ms]");
    assertThat(Schemas.of(TurnColumn.values()).fieldNames()).startsWith("night", "first_night");
  }

  @Test
  void onlyWhatTheContractNamesLeaves() {
    assertThat(Schemas.exported(JudgementColumn.values()))
        .contains(JudgementColumn.FAILURE_POINT)
        .doesNotContain(
            JudgementColumn.NIGHT,
            JudgementColumn.CANDIDATES,
            JudgementColumn.SUCCESS,
            JudgementColumn.FAILURE);
    assertThat(Schemas.exported(RewriteColumn.values())).hasSize(RewriteColumn.values().length);
    assertThat(Schemas.exported(TransitionColumn.values())).isEmpty();
  }

  @Test
  void columnWithoutMeaningIsRefused() {
    assertThatThrownBy(() -> ColumnFacts.stays(DataTypes.StringType, "", " "))
        .hasMessage("Invalid meaning of a column: ' '");
  }
}
