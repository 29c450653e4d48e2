package io.medsettle.server.people;

/**
 * A hospital or one of its campuses (机构, 院区): whoever belongs to it sees its orders and its people alone.
 *
 * @param org its number, as orders bear it
 * @param open whether its people may come in
 * @param head whether it is the gateway's own, whose administrators manage all the others
 */
public record Organisation(String org, String title, boolean open, boolean head) {}
