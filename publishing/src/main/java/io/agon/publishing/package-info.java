/** Books as files that people read. Pure; knows no other module. */
package io.agon.publishing;
