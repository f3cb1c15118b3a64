/** Books as documents for programs. */
package io.agon.local.book;
