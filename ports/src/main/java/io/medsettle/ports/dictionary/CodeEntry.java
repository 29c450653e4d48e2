package io.medsettle.ports.dictionary;

/**
 * One code of a code table (字典项), yibao-core §3.2 (1901) and §5. Immutable.
 *
 * @param type which table (字典类型), for example {@code med_type}, ≤64
 * @param code its value (字典键值), ≤64
 * @param name what it means (字典标签), ≤200
 * @param parent the code above it; "" if none
 * @param validity the days on which it holds
 * @param version the dictionary version it was read from
 */
public record CodeEntry(String type, String code, String name, String parent, Validity validity, String version) {}
