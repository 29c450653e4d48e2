package io.medsettle.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import io.medsettle.ports.value.BusinessDay;
import java.time.LocalDate;
import java.util.Map;

/** Slots of the schedules that are left. */
final class Slots {
    private Slots() {}

    /** The first from tomorrow on, as an order names it. */
    static Map<String, Object> free(Clinic clinic) {
        LocalDate tomorrow = LocalDate.now(BusinessDay.ZONE).plusDays(1);
        Said said = clinic.channel()
                .post(
                        "/api/v1/registrations/schedules",
                        Map.of(
                                "from",
                                tomorrow.toString(),
                                "to",
                                tomorrow.plusDays(3).toString()));
        for (JsonNode schedule : said.body()) {
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
}
