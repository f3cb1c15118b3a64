/** Whether what is optimised and what is wanted part (DESIGN section 5: the firewall). Pure. */
package io.agon.evolution.domain.firewall;
