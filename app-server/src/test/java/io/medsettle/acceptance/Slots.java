package io.medsettle.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import io.medsettle.fixtures.sim.SamplePerson;
import io.medsettle.ports.value.BusinessDay;
import java.time.LocalDate;
import java.util.Map;

/** Slots of the schedules that are left. */
final class Slots {
    private Slots() {}

    /** The schedules of this day and of so many more. */
    private static JsonNode schedules(Clinic clinic, LocalDate from, int more) {
        return clinic.channel()
                .post(
                        "/api/v1/registrations/schedules",
                        Map.of(
                                "from",
                                from.toString(),
                                "to",
                                from.plusDays(more).toString()))
                .body();
    }

    /** The first from tomorrow on, as an order names it. */
    static Map<String, Object> free(Clinic clinic) {
        for (JsonNode schedule : schedules(clinic, today().plusDays(1), 3)) {
            for (JsonNode slot : schedule.path("slots")) {
                if (slot.path("left").asInt() > 0) {
                    return Map.of(
                            "scheduleId", schedule.path("scheduleId").asText(),
                            "slotId", slot.path("slotId").asText(),
                            "booked", true);
                }
            }
        }
        throw new AssertionError("nothing left");
    }

    /** How many can still have a slot of the coming week. */
    static int left(Clinic clinic, Object slotId) {
        for (JsonNode schedule : schedules(clinic, today(), 7)) {
            for (JsonNode slot : schedule.path("slots")) {
                if (slot.path("slotId").asText().equals(slotId)) {
                    return slot.path("left").asInt();
                }
            }
        }
        throw new AssertionError("no such slot " + slotId);
    }

    /** What HIS says of the registration under this number of ours. */
    static String state(Clinic clinic, SamplePerson person, String number) {
        Said said = clinic.channel()
                .post(
                        "/api/v1/registrations/query",
                        Map.of(
                                "patientId",
                                person.patientId(),
                                "from",
                                today().toString(),
                                "to",
                                today().plusDays(7).toString()));
        for (JsonNode each : said.body()) {
            if (each.path("gatewayOrderNo").asText().equals(number)) {
                return each.path("state").asText();
            }
        }
        throw new AssertionError("no registration " + number + " in " + said.text());
    }

    private static LocalDate today() {
        return LocalDate.now(BusinessDay.ZONE);
    }
}
