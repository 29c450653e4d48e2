/**
 * Who works at the console (人员): logins, roles by department, passwords, the second factor, sittings. Everything is in the database,
 * so that any node knows everybody and lets nobody in whom another one has just sent away. There is no default password: the first
 * person is made with a secret that lies in a file of the server.
 */
@NullMarked
package io.medsettle.server.people;

import org.jspecify.annotations.NullMarked;
