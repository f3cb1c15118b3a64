/** Trainers and those who serve what they trained: a command, a Kubernetes Job, vLLM's adapters. Imports the application and its ports. */
package io.agon.evolution.adapter.training;
