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

class RoutedChatModelsTest {
    private static final ChatReply REPLY = new ChatReply("hello", false, false, Map.of(), "m", 1, 0, 1, 5, false);

    private final Map<String, Outlook> broken = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final RoutedChatModels models = new RoutedChatModels(
            Map.of(
                    "default",
                    new EndpointSettings(
                            List.of(address("a", 2), address("b", 1), address("c", 1)), Duration.ofSeconds(5), 8)),
            (call, endpoint, address) -> {
                asked.add(address.name());
                if (broken.containsKey(address.name())) {
                    throw new EndpointFailure(
                            ErrorCode.ENDPOINT_UNREACHABLE, "away", broken.get(address.name()), null, 1, null);
                }
                return REPLY;
            },
            Addresses::new);

    @Test
    void failsOverAtOnceWhereAnotherAddressIsUp() {
        broken.put("a", Outlook.PASSING);
        assertThat(models.chat(call("default"))).isEqualTo(REPLY);
        assertThat(asked).containsExactly("a", "b");
    }

    @Test
    void givesUpWhenAsManyCallsFailedAsThereAreAddresses() {
        for (String name : List.of("a", "b", "c")) {
            broken.put(name, Outlook.PASSING);
        }
        assertThatThrownBy(() -> models.chat(call("default")))
                .isInstanceOfSatisfying(
                        EndpointFailure.class, e -> assertThat(e.attempts()).isEqualTo(3));
    }

    @Test
    void failureThatIsTheCallsOwnIsNotTriedElsewhere() {
        broken.put("a", Outlook.FINAL);
        assertThatThrownBy(() -> models.chat(call("default"))).isInstanceOf(EndpointFailure.class);
        assertThat(asked).containsExactly("a");
    }

    @Test
    void everyCallGivesItsRoomBack() {
        for (int i = 0; i < 100; i++) {
            broken.put("a", i % 2 == 0 ? Outlook.FINAL : Outlook.PASSING);
            try {
                models.chat(call("default"));
            } catch (EndpointFailure expected) {
                assertThat(expected).hasMessage("away");
            }
        }
        Addresses addresses = models.endpoints().iterator().next().addresses();
        assertThat(addresses.standing(address("a", 2)).inFlight()).isZero();
        assertThat(addresses.standing(address("b", 1)).inFlight()).isZero();
    }

    @Test
    void capacityIsThatOfTheEndpointsInUse() {
        assertThat(models.capacity()).isEqualTo(Integer.MAX_VALUE);
        models.chat(call("default"));
        assertThat(models.capacity()).isEqualTo(24);
    }

    @Test
    void endpointWithoutSettingsIsNeverCalled() {
        assertThatThrownBy(() -> models.chat(call("other")))
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
