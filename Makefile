# Every target is a step of run.py, where the steps are told.
PYTHON ?= python3
STEPS = all setup build notebooks figures lab test check panel lock

.PHONY: $(STEPS)
$(STEPS):
	@$(PYTHON) run.py $@
