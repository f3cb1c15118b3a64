/** judge-service: has models compare candidates. Stateless, scaled by adding replicas. */
package io.agon.judge;
