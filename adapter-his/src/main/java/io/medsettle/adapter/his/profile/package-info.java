/**
 * A site's HIS as data (his §3, §7): how bytes travel (transport), what wraps them (envelope) and how the far side's fields
 * and codes stand for ours (mapping). Three parts that do not know each other, so that a new site needs a file and no Java.
 *
 * <p>A file has {@code name}, {@code verified}, {@code amounts} (FEN, YUAN), {@code capabilities} (his §5), {@code values}
 * (tables that formulas name as {@code $profile.values.…}) and
 * <ul>
 *   <li>{@code transport}: {@code kind} HTTP_XML, HTTP_JSON (service in {@code query} or as {@code {service}} in {@code path})
 *       or SOAP_STRING ({@code shape} INVOKE or METHOD, {@code namespace}, {@code parameter}); {@code charset};
 *   <li>{@code envelope}: {@code form} PLAIN ({@code code}, {@code message}, {@code service} beside the fields, {@code codes}:
 *       the far side's to ours) or HEAD_BODY ({@code head}, {@code sign}, {@code body} XML, CDATA_XML or CDATA_JSON; without
 *       {@code codes} ours travel as they are); {@code format}; names of the roots, {@code request} and {@code answer};
 *   <li>{@code operations}: by the ids of his §6.2, {@code path} (our REST path, for the ids in it) and one call
 *       ({@code service}, its answer is {@code $far}) or several {@code steps} with a {@code name} each, none for an answer
 *       without a call. A call has {@code send} (absent: path and request as they are), {@code question} (nothing happens
 *       there), {@code when}, {@code codes} of its own, {@code rules} ({@code if}, our {@code code}, {@code message});
 *       {@code answer} (absent: the last answer as it is) makes our shape. The language of values is
 *       {@link io.medsettle.adapter.his.profile.Formula}.
 * </ul>
 * A code that no table lists is a doubt. {@link io.medsettle.adapter.his.HisProfileCheck} says what is wrong on which line.
 */
@NullMarked
package io.medsettle.adapter.his.profile;

import org.jspecify.annotations.NullMarked;
