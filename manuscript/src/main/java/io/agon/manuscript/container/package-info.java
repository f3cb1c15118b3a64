/** Formats: Markdown, HTML and EPUB as text with marks. The only package that knows an HTML parser and archives. */
package io.agon.manuscript.container;
