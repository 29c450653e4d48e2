package io.medsettle.server.clients;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What holds for the whole gateway: beside its {@link Scope}, a caller has to be of the gateway's own organisation (本部), not of another
 * campus. Both doors see to it, the API's and the console's.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface HeadOnly {}
