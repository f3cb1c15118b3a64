/** How what the domain knows is written as JSON: in the database, in replies of models, in answers to users. */
package io.agon.scaffold.format;
