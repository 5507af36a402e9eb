"""Which rules are to speak of which kind of fault, by their names: the one place to change when a rule is named otherwise.

A kind that no rule of the program answers to is shown with the recall that this gives it: none.
"""

RULES = {
    # texts
    "text of an earlier year": ["text-unchanged"],
    "nearly the text of an earlier year": ["text-near-duplicate"],
    "one sentence in many sheets": ["boilerplate"],
    "wrong year mentioned": ["other-year-mentioned"],
    "placeholder left": ["placeholder"],
    "spelling in variants": ["spelling-drift"],
    "letter in a number of a text": ["letter-among-digits"],
    # what was planned and done
    "plan is last year's result": ["plan-copies-result"],
    "result in the present tense": ["result-not-past"],
    "result is the description": ["result-copies-description"],
    "same as before, though changed": ["empty-remark"],
    # numbers
    "series of another sheet": ["numbers-of-another-sheet"],
    "amount 50 times its neighbours": ["isolated-amount"],
    "plan typed as result": ["results-copy-targets"],
    "misspelt number": ["misspelt-number", "letter-among-digits"],
    "sum that differs": ["sum-differs"],
    "judgement against its value": ["judgement-contradicts-value"],
    "target weakened": ["target-weakened"],
    "missing result": ["missing-result"],
    "unit in variants": ["unit-variants"],
    "indicator without unit": ["indicator-without-unit"],
    # grades
    "grade without reason": ["grade-without-text", "empty-remark"],
    "reason without grade": ["text-without-grade"],
    # the second half
    "section and head disagree": ["incompatible-choices"],
    "choice against its reason": ["choice-against-reason"],
    "outcome is the output": ["outcome-copies-output"],
    "percentage as fraction": ["percent-as-fraction"],
    "0 and a dash for nothing": ["zero-or-dash"],
    "indicator twice": ["duplicate-indicator", "indicator-contradicted"],
    "category in two spellings": ["category-variants", "category-one-letter-apart"],
}

# Kinds of which a note is no finding: elsewhere than at a planting the rule may say as a note what it likes.
WARNINGS_ONLY = {"same as before, though changed"}

# What is no fault in this city, although a rule speaks: rule → why.
NATURAL = {}
