/** What to do about texts that fall short, and what weaknesses mean. */
package io.agon.judge.domain.reflecting;
