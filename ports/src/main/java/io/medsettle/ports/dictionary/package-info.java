/**
 * The insurer's code tables and catalogues as a hospital keeps them (医保字典, 三大目录): what a code meant on a day, and
 * whether a fee line's national code held on the day it was given. For embedders as well as for the server.
 */
@NullMarked
package io.medsettle.ports.dictionary;

import org.jspecify.annotations.NullMarked;
