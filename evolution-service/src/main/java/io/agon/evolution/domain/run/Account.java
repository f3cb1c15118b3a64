package io.agon.evolution.domain.run;

import io.agon.evolution.domain.specification.RunSpecification;

import java.util.List;

/** What one model consumed in one role and generation. */
public record Account(String role, String model, String endpoint, int generation, Consumption consumption) {

    /** Everything on these accounts. */
    public static Consumption total(List<Account> accounts) {
        return accounts.stream().map(Account::consumption).reduce(Consumption.NONE, Consumption::plus);
    }

    /** The money of this account, or null where its role has no price. */
    public Double amount(RunSpecification specification) {
        return specification.amount(
                role, consumption.promptTokens(), consumption.cachedTokens(), consumption.completionTokens());
    }

    /** The money of these accounts, or null where none of their roles has a price. */
    public static Double amount(List<Account> accounts, RunSpecification specification) {
        Double sum = null;
        for (Account account : accounts) {
            Double amount = account.amount(specification);
            if (amount != null) {
                sum = sum == null ? amount : (Double) (sum + amount);
            }
        }
        return sum;
    }
}
