package io.medsettle.adapter.yibao.identity;

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
 * @param machine the key service; empty where the reader's library asks it itself
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
        boolean areaFromCard,
        Set<String> idNumberAreas,
        boolean carries,
        Duration sessionLife) {
    public CardSettings {
        idNumberAreas = Set.copyOf(idNumberAreas);
        Wanted.party(party);
        Wanted.that(
                idNumberAreas.stream().allMatch(a -> a.matches("\\d{2,6}")), "cards.idNumberAreas: 2 to 6 digits each");
        Wanted.that(machine.isPresent() || carries, "cards.carries: on where no machine is asked");
        Wanted.positive(sessionLife, "cards.sessionLife");
    }
}
