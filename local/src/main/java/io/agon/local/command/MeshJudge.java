package io.agon.local.command;

import io.agon.benchmarks.judging.JudgeBenchmark.Answer;
import io.agon.benchmarks.judging.JudgeBenchmark.Judge;
import io.agon.benchmarks.judging.JudgeBenchmark.Question;
import io.agon.contracts.CandidateId;
import io.agon.contracts.Headers;
import io.agon.contracts.JudgingMode;
import io.agon.contracts.MatchId;
import io.agon.contracts.MatchRequest;
import io.agon.contracts.ModelCall;
import io.agon.contracts.Rubric;
import io.agon.contracts.RunId;
import io.agon.contracts.Text;
import io.agon.contracts.Topics;
import io.agon.contracts.VerdictReached;
import io.agon.contracts.Wire;
import io.agon.local.CommandFailure;
import io.agon.local.ExitCode;
import io.agon.messaging.KafkaSettings;
import io.agon.messaging.RecordPublisher;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The judges of a running mesh, asked over its broker: matches that belong to no run. */
final class MeshJudge implements Judge, AutoCloseable {
    private static final RunId NOBODYS = new RunId("r-bench-judge");

    private final RecordPublisher publisher;
    private final KafkaConsumer<byte[], byte[]> verdicts;
    private final ModelCall model;
    private final JudgingMode mode;
    private final String form;
    private final Rubric rubric;
    private int asked;

    MeshJudge(int brokerPort, ModelCall model, JudgingMode mode, String form, Rubric rubric) {
        Map<String, Object> broker = Map.of("bootstrap.servers", "127.0.0.1:" + brokerPort);
        this.publisher = new RecordPublisher(new KafkaSettings(broker, "bench-judge", null), Clock.systemUTC());
        Map<String, Object> settings = new HashMap<>(broker);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1_000);
        this.verdicts = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = Stream.of(Topics.VERDICT_REACHED.name(), Topics.MATCH_REQUESTS.deadLetters())
                .flatMap(topic -> verdicts.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        verdicts.assign(partitions);
        verdicts.seekToEnd(partitions);
        partitions.forEach(verdicts::position);
        this.model = model;
        this.mode = mode;
        this.form = form;
        this.rubric = rubric;
    }

    @Override
    public List<Answer> ask(List<Question> questions) throws InterruptedException {
        Map<MatchId, Integer> places = new HashMap<>();
        for (int i = 0; i < questions.size(); i++) {
            MatchRequest request = request(questions.get(i));
            places.put(request.matchId(), i);
            String id = request.matchId().value();
            var unused = publisher.publish(Topics.MATCH_REQUESTS, id, id, request);
        }
        Answer[] answers = new Answer[questions.size()];
        int missing = answers.length;
        while (missing > 0) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            for (ConsumerRecord<byte[], byte[]> record : verdicts.poll(Duration.ofMillis(200))) {
                if (record.topic().equals(Topics.MATCH_REQUESTS.deadLetters())) {
                    throw refused(record);
                }
                VerdictReached verdict = Wire.decode(record.value(), VerdictReached.class);
                Integer place = places.remove(verdict.matchId());
                if (place != null) {
                    answers[place] = answer(verdict);
                    missing--;
                }
            }
        }
        return new ArrayList<>(Arrays.asList(answers));
    }

    private MatchRequest request(Question question) {
        asked++;
        return new MatchRequest(
                NOBODYS,
                new MatchId("m-bench-" + asked),
                1,
                1,
                question.seed(),
                model,
                mode,
                question.brief(),
                form,
                rubric,
                new Text(new CandidateId("c-bench-first"), question.first()),
                new Text(new CandidateId("c-bench-second"), question.second()));
    }

    private static CommandFailure refused(ConsumerRecord<byte[], byte[]> letter) {
        Header detail = letter.headers().lastHeader(Headers.ERROR_DETAIL);
        return new CommandFailure(
                ExitCode.ENVIRONMENT,
                "The judge cannot be asked: "
                        + (detail == null ? "no reason given" : new String(detail.value(), StandardCharsets.UTF_8)));
    }

    private static Answer answer(VerdictReached verdict) {
        double first = switch (verdict.outcome()) {
            case FIRST -> 1;
            case SECOND -> 0;
            case TIE -> 0.5;
            case VOID -> Double.NaN;
        };
        boolean soft = verdict.probabilityFirst() != null && !Double.isNaN(first);
        return new Answer(
                soft ? verdict.probabilityFirst() : first,
                verdict.criterionMargins(),
                verdict.usage().promptTokens() + verdict.usage().completionTokens(),
                verdict.model(),
                verdict.simulated());
    }

    @Override
    public void close() {
        publisher.close();
        verdicts.close();
    }
}
