package io.agon.judge.adapter.llm;

import io.agon.inference.ChatModels;
import io.agon.inference.Fence;
import io.agon.inference.PromptTemplate;
import io.agon.inference.ReplyShape;
import io.agon.judge.application.port.CodingModel;
import io.agon.judge.domain.asking.Reading;
import io.agon.judge.domain.asking.Reply;
import io.agon.judge.domain.coding.Coded;
import io.agon.judge.domain.coding.CodingTask;
import io.agon.judge.domain.coding.CodingTask.Category;
import io.agon.judge.domain.coding.CodingTask.Code;
import io.agon.judge.domain.coding.CodingTask.Sample;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Induces criteria by asking a model with the prompts of this version. What models wrote before is data, too, and is fenced. */
public final class PromptedCoder implements CodingModel {
    private static final int TOKENS = 3_000;

    private final Asking asking;
    private final PromptTemplate open = PromptTemplate.load(PromptedCoder.class, "open-coding@1");
    private final PromptTemplate axial = PromptTemplate.load(PromptedCoder.class, "axial-coding@1");
    private final PromptTemplate selective = PromptTemplate.load(PromptedCoder.class, "selective-coding@1");
    private final PromptTemplate comparison = PromptTemplate.load(PromptedCoder.class, "constant-comparison@1");

    public PromptedCoder(ChatModels models) {
        this.asking = new Asking(models);
    }

    private record Question(
            PromptTemplate template,
            Map<String, String> values,
            ReplyShape shape,
            Function<String, Reading<Coded>> read) {}

    @Override
    public Reply<Coded> ask(CodingTask task, int attempt) {
        Question question = question(Asking.line(task.form()), task.step());
        return asking.ask(
                question.template(),
                question.values(),
                task.coder(),
                Asking.seed(task.seed(), attempt),
                new Asking.Wanted(TOKENS, question.shape(), false),
                reply -> question.read().apply(reply.text()));
    }

    private Question question(String form, CodingTask.Step step) {
        return switch (step) {
            case CodingTask.Open(List<Sample> samples) ->
                new Question(
                        open,
                        Map.of("form", form, "samples", shown(samples)),
                        CodingReplies.codesShape(),
                        reply -> CodingReplies.codes(reply, samples));
            case CodingTask.Axial(List<Code> codes) ->
                new Question(
                        axial,
                        Map.of("form", form, "codes", Fence.around("CODES", codeLines(codes))),
                        CodingReplies.categoriesShape(),
                        reply -> CodingReplies.categories(reply, codes.size()));
            case CodingTask.Selective(List<Category> categories) ->
                new Question(
                        selective,
                        Map.of("form", form, "categories", Fence.around("CATEGORIES", categoryLines(categories))),
                        CodingReplies.criteriaShape(),
                        reply -> CodingReplies.criteria(reply, categories.size()));
            case CodingTask.Comparison(List<Code> codes, List<Category> categories) ->
                new Question(
                        comparison,
                        Map.of(
                                "form", form,
                                "categories", Fence.around("CATEGORIES", categoryLines(categories)),
                                "codes", Fence.around("CODES", codeLines(codes))),
                        CodingReplies.coverageShape(),
                        reply -> CodingReplies.coverage(reply, codes.size(), categories.size()));
        };
    }

    private static String shown(List<Sample> samples) {
        return IntStream.range(0, samples.size())
                .mapToObj(i -> "Sample " + (i + 1) + " was written for: "
                        + Asking.line(samples.get(i).brief()) + "\n"
                        + Fence.around("SAMPLE " + (i + 1), samples.get(i).text()))
                .collect(Collectors.joining("\n\n"));
    }

    private static String codeLines(List<Code> codes) {
        return IntStream.range(0, codes.size())
                .mapToObj(i -> (i + 1) + ". " + Asking.line(codes.get(i).label()) + " ("
                        + (codes.get(i).strength() ? "strength" : "weakness") + "): "
                        + Asking.line(codes.get(i).description()))
                .collect(Collectors.joining("\n"));
    }

    private static String categoryLines(List<Category> categories) {
        return IntStream.range(0, categories.size())
                .mapToObj(i -> (i + 1) + ". " + Asking.line(categories.get(i).name()) + " ("
                        + categories.get(i).codes().size() + " codes): "
                        + Asking.line(categories.get(i).description()) + " From: "
                        + Asking.line(categories.get(i).low()) + " To: "
                        + Asking.line(categories.get(i).high()))
                .collect(Collectors.joining("\n"));
    }
}
