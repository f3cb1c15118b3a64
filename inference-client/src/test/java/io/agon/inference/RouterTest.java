package io.agon.inference;

import io.agon.contracts.ErrorCode;
import io.agon.inference.EndpointFailure.Outlook;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RouterTest {
    private static final ChatReply REPLY = new ChatReply("hello", false, false, Map.of(), "m", 1, 0, 1, 5, false);

    private final Map<String, Outlook> broken = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final Router router = new Router(
            Map.of(
                    "default",
                    new EndpointSettings(
                            List.of(address("a", 2), address("b", 1), address("c", 1)), Duration.ofSeconds(5), 8)),
            Addresses::new);

    private ChatReply ask(ChatCall call) {
        return router.ask(call, (same, endpoint, address) -> {
            asked.add(address.name());
            if (broken.containsKey(address.name())) {
                throw new EndpointFailure(
                        ErrorCode.ENDPOINT_UNREACHABLE, "away", broken.get(address.name()), null, 1, null);
            }
            return REPLY;
        });
    }

    @Test
    void failsOverAtOnceWhereAnotherAddressIsUp() {
        broken.put("a", Outlook.PASSING);
        assertThat(ask(call("default"))).isEqualTo(REPLY);
        assertThat(asked).containsExactly("a", "b");
    }

    @Test
    void givesUpWhenAsManyCallsFailedAsThereAreAddresses() {
        for (String name : List.of("a", "b", "c")) {
            broken.put(name, Outlook.PASSING);
        }
        assertThatThrownBy(() -> ask(call("default")))
                .isInstanceOfSatisfying(
                        EndpointFailure.class, e -> assertThat(e.attempts()).isEqualTo(3));
    }

    @Test
    void failureThatIsTheCallsOwnIsNotTriedElsewhere() {
        broken.put("a", Outlook.FINAL);
        assertThatThrownBy(() -> ask(call("default"))).isInstanceOf(EndpointFailure.class);
        assertThat(asked).containsExactly("a");
    }

    @Test
    void everyCallGivesItsRoomBack() {
        for (int i = 0; i < 100; i++) {
            broken.put("a", i % 2 == 0 ? Outlook.FINAL : Outlook.PASSING);
            try {
                ask(call("default"));
            } catch (EndpointFailure expected) {
                assertThat(expected).hasMessage("away");
            }
        }
        Addresses addresses = router.endpoints().iterator().next().addresses();
        assertThat(addresses.standing(address("a", 2)).inFlight()).isZero();
        assertThat(addresses.standing(address("b", 1)).inFlight()).isZero();
    }

    @Test
    void capacityIsThatOfTheEndpointsInUse() {
        assertThat(router.capacity()).isEqualTo(Integer.MAX_VALUE);
        ask(call("default"));
        assertThat(router.capacity()).isEqualTo(24);
    }

    @Test
    void endpointWithoutSettingsIsNeverCalled() {
        assertThatThrownBy(() -> ask(call("other")))
                .isInstanceOfSatisfying(
                        EndpointFailure.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNKNOWN_ENDPOINT));
        assertThat(asked).isEmpty();
    }

    private static EndpointSettings.Address address(String name, double weight) {
        return new EndpointSettings.Address(name, URI.create("http://" + name + "/v1"), Optional.empty(), weight);
    }

    private static ChatCall call(String endpoint) {
        return new ChatCall("judge", endpoint, "m", "s", "u", 1, null, null, null, null, false);
    }
}
