package io.medsettle.adapter.yibao;

/**
 * What 6201 says of a patient whose position nobody has told (uldLatlnt, mobile-pay §3.1): a fixed position that the site has
 * agreed on with its region, or nothing, and then the upload is refused before it is sent. There is no usual answer: a
 * position is told to the insurer as a fact, so that none is ever made up here.
 *
 * @param position {@code longitude,latitude}, at most 6 decimals, inside China; empty = refused
 */
public record Unlocated(String position) {
    private static final String NUMBER = "[0-9]{1,3}(\\.[0-9]{1,6})?";

    public Unlocated {
        Demand.that(
                position.isEmpty() || inChina(position),
                "centre.unlocated: REFUSE, or longitude,latitude of the site inside China");
    }

    /** Without a position there is no upload. */
    public static Unlocated refused() {
        return new Unlocated("");
    }

    /** As a setting says it: {@code REFUSE}, or the position. */
    public static Unlocated of(String setting) {
        Demand.that(!setting.isBlank(), "centre.unlocated: required; REFUSE, or longitude,latitude");
        return setting.equals("REFUSE") ? refused() : new Unlocated(setting);
    }

    private static boolean inChina(String position) {
        if (!position.matches(NUMBER + "," + NUMBER)) {
            return false;
        }
        String[] both = position.split(",", -1);
        return within(both[0], 73, 136) && within(both[1], 3, 54);
    }

    private static boolean within(String number, int least, int most) {
        int degrees = Integer.parseInt(number.replaceFirst("\\..*", ""));
        return degrees >= least && degrees < most;
    }
}
