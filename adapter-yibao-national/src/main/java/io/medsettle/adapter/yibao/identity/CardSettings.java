package io.medsettle.adapter.yibao.identity;

import io.medsettle.adapter.yibao.Demand;
import io.medsettle.adapter.yibao.Hospital;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * How social security cards are read (yibao-core §7.1, §7.2).
 *
 * @param party the insurer's name within this gateway, "yibao"
 * @param hospital who asks
 * @param reader the kiosks' reader library
 * @param machine the key service; empty where the reader's library knows how to read by itself
 * @param register the insurer's own register of cards (1161), asked about each card read; empty where the region has none
 * @param areaFromCard whether the card's area of issue is the insured area (Guangzhou); elsewhere only 1101 tells it
 * @param idNumberAreas beginnings of areas whose people the insurer knows by ID number (02) although a card was read
 *     (Guangzhou: 440); all others are known by the card (03)
 * @param carries whether the reader's buffers are carried along to the insurer (hcard_basinfo, hcard_chkinfo)
 * @param sessionLife for how long a reading may take
 */
public record CardSettings(
        String party,
        Hospital hospital,
        ReaderSettings reader,
        Optional<KeyServiceSettings> machine,
        Optional<RegisterSettings> register,
        boolean areaFromCard,
        Set<String> idNumberAreas,
        boolean carries,
        Duration sessionLife) {
    public CardSettings {
        idNumberAreas = Set.copyOf(idNumberAreas);
        Demand.party(party);
        Demand.that(
                idNumberAreas.stream().allMatch(a -> a.matches("\\d{2,6}")), "cards.idNumberAreas: 2 to 6 digits each");
        Demand.that(
                machine.isPresent() || register.isPresent() || carries,
                "cards.carries: on where neither machine nor register is asked");
        Demand.positive(sessionLife, "cards.sessionLife");
    }
}
