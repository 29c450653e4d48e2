package io.medsettle.ports.insurance;

/**
 * The insurer's word on a group's totals (对总账 stmt_rslt).
 *
 * @param level whether both sides agree (对平)
 * @param words its explanation, free of personal data
 */
public record StatementVerdict(boolean level, String words) {}
