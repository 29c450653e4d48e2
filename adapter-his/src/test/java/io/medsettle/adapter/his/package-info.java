/** The HIS adapter put to the proof: golden messages, every answer's meaning, and whole flows against the simulated HIS. */
@NullMarked
package io.medsettle.adapter.his;

import org.jspecify.annotations.NullMarked;
