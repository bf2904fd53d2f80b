package com.ofauto.demo;

import java.util.UUID;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/automations")
class AutomationController {

	private final AutomationRepository automations;

	AutomationController(AutomationRepository automations) {
		this.automations = automations;
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	Automation create(@RequestBody NewAutomation automation) {
		return this.automations.insert(automation)
			.orElseThrow(() -> new NotFoundException("campaign", automation.campaignId()));
	}

	@PostMapping("/{id}/runs")
	@ResponseStatus(HttpStatus.ACCEPTED)
	AutomationRun run(@PathVariable UUID id) {
		return this.automations.insertRun(id).orElseThrow(() -> new NotFoundException("automation", id));
	}

	record NewAutomation(UUID campaignId, String name, Automation.Trigger trigger, Automation.Action action) {

		NewAutomation {
			InvalidInputException.require(campaignId != null, "campaignId", "is required");
			InvalidInputException.requireText(name, "name", 160);
			InvalidInputException.require(trigger != null, "trigger", "is required");
			InvalidInputException.require(action != null, "action", "is required");
		}

	}

}
