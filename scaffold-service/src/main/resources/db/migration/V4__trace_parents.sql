-- Steps that wait know the trace of the transaction that wrote them, where one is recorded (W3C Trace Context, traceparent). The
-- transaction is told by its own setting; nothing else has to name the column.
alter table step add column trace_parent text default nullif(current_setting('agon.trace_parent', true), '');
