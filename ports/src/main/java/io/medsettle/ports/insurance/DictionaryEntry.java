package io.medsettle.ports.insurance;

/**
 * One value of the insurer's dictionary (字典表, yibao-core §3.2, 1901).
 *
 * @param type which table: the name of the field it is for
 * @param value the code
 * @param label what it means
 * @param valid whether it is in force
 */
public record DictionaryEntry(String type, String value, String label, boolean valid) {}
