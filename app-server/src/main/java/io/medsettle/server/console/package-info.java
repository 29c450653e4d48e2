/**
 * The hospital's own pages (控制台): finance, people, audit. Server-rendered; a page calls the same desks as the REST edge, under the
 * scopes of whoever has signed in. What a role may not do is absent in the page and refused at the door.
 */
@NullMarked
package io.medsettle.server.console;

import org.jspecify.annotations.NullMarked;
