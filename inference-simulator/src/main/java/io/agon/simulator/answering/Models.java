package io.agon.simulator.answering;

import io.agon.simulator.advice.Reflector;
import io.agon.simulator.coding.Coder;
import io.agon.simulator.craft.CraftCache;
import io.agon.simulator.draw.Draws;
import io.agon.simulator.judging.Judge;
import io.agon.simulator.judging.JudgingOptions;
import io.agon.simulator.judging.MatchPrompt;
import io.agon.simulator.judging.ScorePrompt;
import io.agon.simulator.judging.Scorer;
import io.agon.simulator.novel.BookFaults;
import io.agon.simulator.novel.NovelPlanner;
import io.agon.simulator.novel.SceneWriter;
import io.agon.simulator.planning.Planner;
import io.agon.simulator.prompt.Message;
import io.agon.simulator.training.Adapters;
import io.agon.simulator.writing.Writer;
import io.agon.simulator.writing.WritingOptions;
import io.agon.simulator.writing.WritingTask;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The simulated models. An answer follows from the server's seed, the request's seed, the model and the messages alone. Safe for
 * all threads.
 */
public final class Models {
    private static final List<String> SYLLABLES = List.of(
            "blor", "fim", "quat", "zed", "orf", "lum", "snar", "tig", "wob", "pelt", "gron", "dax", "mib", "ushk",
            "vort");

    private final ModelNames names;
    private final Adapters adapters;
    private final WritingOptions writing;
    private final Writer writer;
    private final Judge judge;
    private final Scorer scorer;
    private final Coder coder;
    private final Reflector reflector;
    private final Planner planner;
    private final SceneWriter scenes;
    private final long seed;

    public Models(
            ModelNames names,
            Adapters adapters,
            WritingOptions writing,
            JudgingOptions judging,
            BookFaults faults,
            CraftCache crafts,
            long seed) {
        this.names = names;
        this.adapters = adapters;
        this.writing = writing;
        this.writer = new Writer(writing, seed);
        this.judge = new Judge(judging, crafts, seed);
        this.scorer = new Scorer(judging, crafts, seed);
        this.coder = new Coder(crafts, judging.malformed());
        this.reflector = new Reflector(judging.malformed(), seed);
        this.planner = new Planner(writing.ruleBreaks(), new NovelPlanner(faults));
        this.scenes = new SceneWriter(writer, faults);
        this.seed = seed;
    }

    /** Whether there is a model of this name. */
    public boolean serves(String model) {
        return names.all().contains(model) || adapters.find(model).isPresent();
    }

    /** Names that are served: the simulator's own, and those of adapters that were loaded. */
    public List<String> served() {
        List<String> served = new ArrayList<>(names.all());
        served.addAll(adapters.names());
        return served;
    }

    /** The judge's question in these messages, if there is one: whoever is asked then judges. */
    public Optional<MatchPrompt> question(String model, List<Message> messages) {
        return model.equals(names.nonsense()) ? Optional.empty() : MatchPrompt.of(messages);
    }

    /**
     * Answers.
     *
     * @param model one that is served
     * @param question what {@link #question} found
     * @param form name of the form that the answer must have, empty if none
     * @param content hash of all messages
     * @param requestSeed the seed that the request carries, 0 if none
     */
    public Answer answer(
            String model,
            List<Message> messages,
            Optional<MatchPrompt> question,
            String form,
            long content,
            long requestSeed) {
        long key = Draws.key(seed, requestSeed, Draws.hash(model), content);
        if (model.equals(names.nonsense())) {
            return new Answer.Nonsense(nonsense(Draws.of(key)));
        }
        if (question.isPresent()) {
            return new Answer.Judged(question.get(), judge.judge(question.get(), key));
        }
        Optional<String> coded = coder.answer(form, messages, key).or(() -> reflector.answer(form, messages, key));
        if (coded.isPresent()) {
            return new Answer.Structured(coded.get());
        }
        Optional<ScorePrompt> wanted = ScorePrompt.of(messages);
        if (wanted.isPresent()) {
            return new Answer.Structured(scorer.score(wanted.get(), key));
        }
        if (model.equals(names.judge())) {
            return new Answer.Prose(
                    "I compare two fenced texts labelled A and B, or score one labelled WORK, and there are none in this message.");
        }
        Optional<Answer> plan = planner.answer(form, messages, key).map(Answer.Structured::new);
        return plan.or(() -> scenes.write(messages, key).map(scene -> new Answer.Prose(scene.text(), scene.seeded())))
                .orElseGet(() -> new Answer.Prose(writer(model).write(WritingTask.of(messages), key)));
    }

    private Writer writer(String model) {
        return adapters.find(model)
                .map(profile -> new Writer(writing, profile, seed))
                .orElse(writer);
    }

    private static String nonsense(Draws draws) {
        StringBuilder text = new StringBuilder();
        int words = 5 + draws.below(20);
        for (int i = 0; i < words; i++) {
            text.append(i == 0 ? "" : " ").append(draws.pick(SYLLABLES)).append(draws.pick(SYLLABLES));
        }
        return text.append('.').toString();
    }
}
