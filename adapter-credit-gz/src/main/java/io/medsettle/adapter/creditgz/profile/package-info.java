/**
 * The language in which a credit platform is described (方案文件): its words, its reader and its checks, credit-gz §16. Only
 * paths, named converters and closed sets of strategies; no script and no class name. What is read here is plain data, and
 * whatever is wrong with a file is told with its line.
 */
@NullMarked
package io.medsettle.adapter.creditgz.profile;

import org.jspecify.annotations.NullMarked;
