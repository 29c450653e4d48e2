package io.medsettle.reconciliation;

/**
 * What is wrong with a whole file.
 *
 * @param file its name
 * @param why in Chinese
 */
record Defect(String file, String why) {}
