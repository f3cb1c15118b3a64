package io.agon.simulator.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agon.simulator.novel.SeededFault;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** The faults that answers had on purpose. A request that comes again is answered alike, and counts once. */
final class SeededFaults {
    private final Map<Long, List<SeededFault>> faults = new ConcurrentSkipListMap<>();

    /** @param request hash of its messages and its seed */
    void add(long request, List<SeededFault> seeded) {
        faults.put(request, List.copyOf(seeded));
    }

    ObjectNode json() {
        ObjectNode body = Json.object().put("simulated", true);
        ArrayNode list = body.putArray("faults");
        faults.values().stream()
                .flatMap(List::stream)
                .forEach(fault -> list.addObject()
                        .put("kind", fault.kind())
                        .put("detail", fault.detail())
                        .put("place", fault.place()));
        return body;
    }
}
