-- Requests that wait know the trace of the transaction that wrote them, where one is recorded (W3C Trace Context, traceparent). The
-- transaction is told by its own setting; nothing else has to name the column.
alter table outbox add column trace_parent text default nullif(current_setting('agon.trace_parent', true), '');
alter table score add column trace_parent text default nullif(current_setting('agon.trace_parent', true), '');
alter table coding add column trace_parent text default nullif(current_setting('agon.trace_parent', true), '');
alter table improvement_step add column trace_parent text default nullif(current_setting('agon.trace_parent', true), '');
alter table evaluation_step add column trace_parent text default nullif(current_setting('agon.trace_parent', true), '');
