package dev.scrim.examples.quickstart;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Makes up stays in clinics: some of the people are patients too. */
final class PatientMaker {

  /** Codes of the ICD-10 and what they mean, the frequent ones first. */
  private static final List<String> DIAGNOSES =
      List.of(
          "I10 Essential hypertension",
          "E11 Type 2 diabetes",
          "J45 Asthma",
          "F32 Depressive episode",
          "M54 Back pain",
          "G43 Migraine",
          "C34 Lung cancer",
          "F10 Alcohol dependence",
          "B20 HIV disease",
          "K35 Appendicitis");

  private static final List<String> CLINICS =
      List.of("St. Anna", "North Park", "City General", "Lakeside", "University Hospital");

  private final Dice dice;
  private final List<Person> people;

  PatientMaker(Dice dice, List<Person> people) {
    this.dice = dice;
    this.people = people;
  }

  DemoTable make(int count) {
    List<Object[]> rows = new ArrayList<>(count);
    for (long id = 1; id <= count; id++) {
      String diagnosis = dice.mostlyFirst(DIAGNOSES);
      String code = diagnosis.substring(0, 3);
      rows.add(
          new Object[] {
            id,
            dice.anyOf(people).id(),
            dice.anyOf(CLINICS),
            code,
            diagnosis.substring(4),
            code.equals("B20") || dice.oneIn(80),
            dice.minute(LocalDate.of(2022, 1, 1), LocalDate.of(2026, 11, 1)),
            dice.digits("K#########")
          });
    }
    return new DemoTable("patients", rows);
  }
}
