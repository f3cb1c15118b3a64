package io.agon.benchmarks.queue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.OperatingSystemMXBean;
import io.agon.contracts.Topic;
import io.agon.messaging.KafkaSettings;
import io.agon.messaging.RecordPublisher;
import io.agon.messaging.TopicAdministration;
import io.agon.messaging.WorkLoop;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

/**
 * The same requests, each of which takes a log-normal time in one of so many slots, read from one broker as {@link WorkLoop}
 * does and by share groups (KIP-932) in two ways. Nothing is called: a request sleeps.
 */
public final class QueueBenchmark {
    private static final double SIGMA = 0.6;
    private static final Duration LONGEST = Duration.ofMinutes(8);
    private static final Duration POLL = Duration.ofMillis(100);

    private final String bootstrap;
    private final Setting setting;
    private final long[] millis;

    /**
     * @param records requests, at least 1
     * @param slots most in flight, at least 1
     * @param mean of the time a request takes
     * @param seed of those times
     */
    public record Setting(int records, int slots, Duration mean, long seed) {}

    /** A request. */
    record Job(int ordinal) {}

    /** Reads the queue until every request is done. */
    @FunctionalInterface
    private interface Reader {
        void read(Topic<Job> topic, Progress progress) throws InterruptedException, ExecutionException;
    }

    /** What is done, and how long slots were busy with it. */
    private final class Progress {
        private final CountDownLatch left = new CountDownLatch(setting.records());
        private final AtomicLong busyNanos = new AtomicLong();
        private final AtomicLong deliveries = new AtomicLong();

        void work(Job job) throws InterruptedException {
            long began = System.nanoTime();
            Thread.sleep(millis[job.ordinal()]);
            busyNanos.addAndGet(System.nanoTime() - began);
            deliveries.incrementAndGet();
            left.countDown();
        }

        boolean done() {
            return left.getCount() == 0;
        }

        void await() throws InterruptedException {
            if (!left.await(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException(left.getCount() + " requests were not done within " + LONGEST);
            }
        }
    }

    private QueueBenchmark(String bootstrap, Setting setting) {
        this.bootstrap = bootstrap;
        this.setting = setting;
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(setting.seed());
        double location = Math.log(setting.mean().toMillis()) - SIGMA * SIGMA / 2;
        this.millis = IntStream.range(0, setting.records())
                .mapToLong(i -> Math.max(1, Math.round(Math.exp(location + SIGMA * random.nextGaussian()))))
                .toArray();
    }

    /**
     * Measures each way in turn.
     *
     * @param bootstrap of a broker whose processor time counts where it runs in this process
     */
    public static ObjectNode run(String bootstrap, Setting setting) throws InterruptedException, ExecutionException {
        QueueBenchmark benchmark = new QueueBenchmark(bootstrap, setting);
        ObjectNode report = JsonNodeFactory.instance.objectNode();
        report.set("workLoop", benchmark.measure("work-loop", benchmark::workLoop));
        report.set("shareBatch", benchmark.measure("share-batch", benchmark::oneShareConsumer));
        report.set("shareLanes", benchmark.measure("share-lanes", benchmark::shareConsumerPerSlot));
        return report;
    }

    private ObjectNode measure(String name, Reader reader) throws InterruptedException, ExecutionException {
        Topic<Job> topic = new Topic<>(
                "bench." + name,
                Topic.Kind.WORK_QUEUE,
                Job.class,
                "ordinal",
                List.of("bench"),
                List.of("bench"),
                24,
                Duration.ofDays(1));
        fill(topic);
        Progress progress = new Progress();
        OperatingSystemMXBean machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long cpu = machine.getProcessCpuTime();
        long began = System.nanoTime();
        reader.read(topic, progress);
        double seconds = (System.nanoTime() - began) / 1e9;
        double ideal =
                IntStream.range(0, setting.records()).mapToLong(i -> millis[i]).sum() / 1e3 / setting.slots();
        return JsonNodeFactory.instance
                .objectNode()
                .put("seconds", seconds)
                .put("ofIdeal", ideal / seconds)
                .put("slotsBusy", progress.busyNanos.get() / 1e9 / setting.slots() / seconds)
                .put("cpuSeconds", (machine.getProcessCpuTime() - cpu) / 1e9)
                .put("deliveredAgain", progress.deliveries.get() - setting.records());
    }

    private void fill(Topic<Job> topic) {
        TopicAdministration.create(settings(), List.of(topic), (short) 1);
        try (RecordPublisher publisher = new RecordPublisher(settings(), Clock.systemUTC())) {
            List<CompletableFuture<Void>> sent = new ArrayList<>();
            for (int i = 0; i < setting.records(); i++) {
                sent.add(publisher.publish(topic, Integer.toString(i), Integer.toString(i), new Job(i)));
            }
            sent.forEach(CompletableFuture::join);
        }
    }

    private KafkaSettings settings() {
        return new KafkaSettings(Map.of("bootstrap.servers", bootstrap), "bench", null);
    }

    /** As the services do: a plain consumer, completion out of order. */
    private void workLoop(Topic<Job> topic, Progress progress) throws InterruptedException {
        WorkLoop.Options options = new WorkLoop.Options(
                topic.name(), setting.slots(), setting.slots(), Duration.ofSeconds(10), "bench.work");
        try (RecordPublisher publisher = new RecordPublisher(settings(), Clock.systemUTC());
                WorkLoop<Job> loop = new WorkLoop<>(
                        settings(),
                        topic,
                        options,
                        setting::slots,
                        progress::work,
                        publisher,
                        new SimpleMeterRegistry())) {
            loop.start();
            progress.await();
        }
    }

    /** One consumer whose batch fills the slots; it may not poll again before all of a batch is acknowledged. */
    private void oneShareConsumer(Topic<Job> topic, Progress progress) throws InterruptedException, ExecutionException {
        readFromTheBeginning(topic);
        Semaphore slots = new Semaphore(setting.slots());
        try (KafkaShareConsumer<byte[], byte[]> consumer = shareConsumer(topic, setting.slots());
                ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            while (!progress.done()) {
                List<Future<?>> batch = new ArrayList<>();
                for (ConsumerRecord<byte[], byte[]> each : consumer.poll(POLL)) {
                    slots.acquire();
                    batch.add(workers.submit(() -> {
                        try {
                            progress.work(job(each));
                        } finally {
                            slots.release();
                        }
                        return null;
                    }));
                    consumer.acknowledge(each);
                }
                for (Future<?> work : batch) {
                    work.get();
                }
            }
        }
    }

    /** A consumer for each slot, a record at a time. */
    private void shareConsumerPerSlot(Topic<Job> topic, Progress progress)
            throws InterruptedException, ExecutionException {
        readFromTheBeginning(topic);
        try (ExecutorService lanes = Executors.newFixedThreadPool(setting.slots())) {
            List<Future<?>> all = IntStream.range(0, setting.slots())
                    .<Future<?>>mapToObj(i -> lanes.submit(() -> {
                        try (KafkaShareConsumer<byte[], byte[]> consumer = shareConsumer(topic, 1)) {
                            while (!progress.done()) {
                                for (ConsumerRecord<byte[], byte[]> each : consumer.poll(POLL)) {
                                    progress.work(job(each));
                                    consumer.acknowledge(each);
                                }
                            }
                        }
                        return null;
                    }))
                    .toList();
            for (Future<?> lane : all) {
                lane.get();
            }
        }
    }

    private static Job job(ConsumerRecord<byte[], byte[]> record) {
        return new Job(Integer.parseInt(new String(record.key(), java.nio.charset.StandardCharsets.UTF_8)));
    }

    private KafkaShareConsumer<byte[], byte[]> shareConsumer(Topic<Job> topic, int atOnce) {
        Map<String, Object> consuming = new HashMap<>();
        consuming.put("bootstrap.servers", bootstrap);
        consuming.put(ConsumerConfig.GROUP_ID_CONFIG, topic.name());
        consuming.put(ConsumerConfig.SHARE_ACKNOWLEDGEMENT_MODE_CONFIG, "explicit");
        consuming.put(ConsumerConfig.SHARE_ACQUIRE_MODE_CONFIG, "record_limit");
        consuming.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, atOnce);
        consuming.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        consuming.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        KafkaShareConsumer<byte[], byte[]> consumer = new KafkaShareConsumer<>(consuming);
        consumer.subscribe(List.of(topic.name()));
        return consumer;
    }

    /** Share groups begin at the end of a topic unless they are told otherwise. */
    private void readFromTheBeginning(Topic<Job> topic) throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            ConfigResource group = new ConfigResource(ConfigResource.Type.GROUP, topic.name());
            AlterConfigOp earliest =
                    new AlterConfigOp(new ConfigEntry("share.auto.offset.reset", "earliest"), AlterConfigOp.OpType.SET);
            admin.incrementalAlterConfigs(Map.of(group, List.of(earliest)))
                    .all()
                    .get();
        }
    }
}
