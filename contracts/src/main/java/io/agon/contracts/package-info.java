/**
 * What travels between the services: one record per message, typed ids, the topic catalogue and the JSON form.
 *
 * <p>Nothing here decides anything. Services translate these records to their own domain types in
 * {@code adapter.kafka}, the only package that may import this one. Within a version only optional fields are added;
 * unknown fields are ignored; nothing is renamed or used again for another meaning.
 */
package io.agon.contracts;
