/** Text for people: progress, leaderboards, reports, reasons. Pure: from views to strings. */
package io.agon.local.display;
