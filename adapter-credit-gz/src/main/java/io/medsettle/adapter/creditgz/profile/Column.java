package io.medsettle.adapter.creditgz.profile;

/**
 * One column of a bill.
 *
 * @param at place in the line: the number of the column, or its first byte; from 1
 * @param length how many bytes, 0 in a delimited bill
 * @param entry what it tells; its field is empty
 */
public record Column(int at, int length, Entry entry) {}
